import "@/tests/support/property-seed";
import fc from "fast-check";
import { expect, it } from "vitest";
import { afterLook } from "@/lib/health/slo/alert-life";
import { backTest } from "@/lib/health/slo/back-test";
import type { RuleState } from "@/lib/health/slo/rule-state";

const from = new Date("2026-11-01T00:00:00Z");
const at = (minutes: number): Date => new Date(from.getTime() + minutes * 60_000);
const TARGET = 0.999;

const day = (badOf: (cell: number) => number, cellMinutes = 5, cells = 288) => ({
  cells: Array.from({ length: cells }, (_, cell) => ({ at: at(cell * cellMinutes), total: 500, bad: badOf(cell) })),
  ...{ cellMinutes, from, to: at(cells * cellMinutes) },
});

it("counts each outage once, from when it would have rung to its recovery", () => {
  const rung = backTest(
    day((cell) => ((cell >= 100 && cell < 106) || (cell >= 200 && cell < 206) ? 50 : 0)),
    "fast",
    TARGET,
  );
  expect(rung).toMatchObject([
    { rule: "fast", startedAt: at(102 * 5), endedAt: at(107 * 5) },
    { rule: "fast", startedAt: at(202 * 5), endedAt: at(207 * 5) },
  ]);
});

it("rings never for a service that keeps its promise, and once for one that breaks it to the end", () => {
  expect(
    backTest(
      day((cell) => (cell % 4 === 0 ? 1 : 0)),
      "fast",
      TARGET,
    ),
  ).toEqual([]);
  expect(
    backTest(
      day((cell) => (cell >= 280 ? 100 : 0)),
      "fast",
      TARGET,
    ),
  ).toMatchObject([{ rule: "fast", startedAt: at(281 * 5), endedAt: null }]);
});

it("a stricter promise never rings less time", () => {
  const lengthOf = (target: number, bad: readonly number[]): number =>
    backTest(
      day((cell) => bad[cell] ?? 0, 60, bad.length),
      "slow",
      target,
    ).reduce((sum, { startedAt, endedAt }) => sum + ((endedAt ?? at(bad.length * 60)).getTime() - startedAt.getTime()), 0);
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 24, maxLength: 200 }), (bad) => lengthOf(0.999, bad) >= lengthOf(0.99, bad)),
    { numRuns: 50 },
  );
});

it("an alert ends only after it burnt slowly for long enough without a break", () => {
  const state = (quiet: boolean): RuleState => ({ rule: "fast", long: 20, short: quiet ? 1 : 30, firing: !quiet, quiet, reason: null });
  const rung = { quietSince: null, longBurn: 15, shortBurn: 15 };
  const calm = afterLook(rung, state(true), at(0));
  expect(calm).toEqual({ quietSince: at(0), endedAt: null, longBurn: 20, shortBurn: 15 });
  expect(afterLook(calm, state(false), at(9))).toMatchObject({ quietSince: null, endedAt: null, shortBurn: 30 });
  expect(afterLook(calm, state(true), at(9))).toMatchObject({ endedAt: null });
  expect(afterLook(calm, state(true), at(10))).toMatchObject({ endedAt: at(0) });
});
