import { describe, expect, it } from "vitest";
import { readAttribution } from "@/lib/cli/wake/attribute-file";
import { attribute } from "@/lib/health/attribution/attribute";
import { type OutageCase, outageFile, SERVICES, type Wrong } from "../../../fixtures/offline/outage";

const SEEDS = [1, 2, 3];
const answer = (file: unknown) => attribute(readAttribution(JSON.stringify(file), "the file")).suspects;

/** Version 2 of a service fails a share of what it answers, and its caller the part of that which it is sent. */
const failing = (service: string, share: number, caller = "web", part = 0.5): readonly Wrong[] => [
  { service, version: "2", side: "in", failing: share },
  { service: caller, side: "out", peer: service, failing: share * part },
  { service: caller, side: "in", failing: share * part * 0.8 },
];
/** Calls to a service fail, whoever answers them. */
const broken = (service: string, caller: string, share = 0.5): readonly Wrong[] => [
  { service, side: "in", failing: share },
  { service: caller, side: "out", peer: service, failing: share },
  { service: caller, side: "in", failing: share },
];
const refused: readonly Wrong[] = [
  { service: "cart", version: "2", side: "out", peer: "ledger", failing: 0.6 },
  { service: "ledger", side: "in", peer: "cart", failing: 0.3 },
  { service: "cart", version: "2", side: "in", failing: 0.4 },
  { service: "web", side: "out", peer: "cart", failing: 0.2 },
];
const slow: readonly Wrong[] = [
  { service: "pay", version: "2", side: "in", failing: 0, slow: 8 },
  { service: "web", side: "out", peer: "pay", failing: 0, slow: 4 },
];
const dropped = broken("pay", "web", 0.4).filter(({ service }) => service === "web");

const pay = failing("pay", 0.4);
const two = [
  { service: "pay", at: -3 },
  { service: "cart", at: -1 },
];
const six = SERVICES.map((service, index) => ({ service, at: -6 + index }));

const CASES: readonly (readonly [what: string, best: string | null, told: Omit<OutageCase, "seed">])[] = [
  ["one release", "pay-2", { releases: two.slice(0, 1), wrong: pay }],
  ["two at a time", "pay-2", { releases: two, wrong: pay }],
  ["six at a time", "ledger-2", { releases: six, wrong: [...failing("ledger", 0.5, "pay"), ...failing("ledger", 0.5, "cart")] }],
  ["the same minute", "pay-2", { releases: SERVICES.map((service) => ({ service, at: -2 })), wrong: pay }],
  ["moments as numbers", "pay-2", { releases: two, wrong: pay, epoch: true }],
  ["no steps", "pay-2", { releases: two, wrong: pay, steps: false }],
  ["all instances at once", "pay-2", { releases: [{ service: "pay", at: -3, share: 1 }], wrong: failing("pay", 0.4, "web", 1) }],
  [
    "one of four instances",
    "pay-2",
    { releases: [{ service: "pay", at: -3, share: 0.25 }, two[1] ?? { service: "cart", at: -1 }], wrong: failing("pay", 0.5, "web", 0.25) },
  ],
  ["a few in a hundred fail", "pay-2", { releases: two, wrong: failing("pay", 0.06) }],
  ["slow", "pay-2", { releases: two, wrong: slow }],
  ["no edges", "pay-2", { releases: two, wrong: pay, edges: [] }],
  ["only what was answered", "pay-2", { releases: two, wrong: pay, sides: ["in"] }],
  ["only what was asked", "pay-2", { releases: two, wrong: pay, sides: ["out"] }],
  ["callers not told", "pay-2", { releases: two, wrong: pay, callers: false, sides: ["in"], edges: [] }],
  ["worst instances not told", "pay-2", { releases: two, wrong: pay, worst: false }],
  ["noticed at once", "pay-2", { releases: two, wrong: pay, noticed: 1, until: 2 }],
  ["noticed late", "pay-2", { releases: [...two, { service: "stock", at: 35 }], wrong: pay, noticed: 40 }],
  ["silent, without a series", "pay-2", { releases: two, wrong: dropped, silent: { service: "pay", how: "absent" } }],
  ["silent, told as no instances", "pay-2", { releases: two, wrong: dropped, silent: { service: "pay", how: "zero" } }],
  ["silent, without steps", "pay-2", { releases: two, wrong: dropped, steps: false, silent: { service: "pay", how: "absent" } }],
  [
    "a caller breaks the contract",
    "cart-2",
    {
      releases: [
        { service: "cart", at: -2 },
        { service: "ledger", at: -1 },
      ],
      wrong: refused,
    },
  ],
  ["a callee fails that nobody released", null, { releases: two, wrong: broken("stock", "cart") }],
  ["began after the first failure", null, { releases: [{ service: "pay", at: 4 }], wrong: broken("pay", "web"), noticed: 10 }],
  ["no release", null, { releases: [], wrong: broken("pay", "web") }],
];

describe("the release behind an outage, from a file", () => {
  it.each(CASES)("%s", (_, best, told) => {
    for (const seed of SEEDS) {
      const suspects = answer(outageFile({ ...told, seed }));
      expect(suspects[0]?.candidate.id ?? null).toBe(best);
      expect(suspects).toHaveLength(told.releases.length + 1);
      expect(suspects.reduce((sum, { posterior }) => sum + posterior, 0)).toBeCloseTo(1, 9);
    }
  });

  it("is the same in any order, with points told twice and fields that nobody knows", () => {
    const file = outageFile({ releases: two, wrong: pay, seed: 4 });
    const turned = {
      ...file,
      note: "extra",
      releases: file.releases.toReversed().map((one) => ({ ...one, who: "someone" })),
      series: file.series.toReversed().map((one) => ({ ...one, points: [...one.points, ...one.points].reverse() })),
    };
    expect(answer(turned)).toEqual(answer(file));
  });

  it("says no release where nothing is told at all", () => {
    expect(answer({ detectedAt: 0, releases: [] }).map(({ candidate }) => candidate.id)).toEqual([null]);
  });

  it("reads ratios that are not numbers as unknown", () => {
    const file = JSON.stringify(outageFile({ releases: two, wrong: pay, seed: 5 }));
    const holes = file.replaceAll(/(:0[05]:00\.000Z",)[\d.]+,[\d.]+,/g, "$1NaN,NaN,");
    expect(holes).toContain("NaN");
    expect(attribute(readAttribution(holes, "the file")).suspects[0]?.candidate.id).toBe("pay-2");
  });
});
