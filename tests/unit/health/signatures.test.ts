import { describe, expect, it } from "vitest";
import type { SignatureAfter } from "@/lib/health/judge-input";
import { compareSignatures } from "@/lib/health/signatures";
import { minutesAfter } from "./support/scene";

const window = { from: minutesAfter(2), to: minutesAfter(60) };
const seen = (count: number, minutes: number, from = 3): SignatureAfter => ({ count, minutes, firstAt: minutesAfter(from), title: null });
const known = new Map([
  ["timeout", 4000],
  ["refused", 900],
  ["odd one", 1],
]);
const compare = (after: Readonly<Record<string, SignatureAfter>>, before: ReadonlyMap<string, number> = known) =>
  compareSignatures({ before, after: new Map(Object.entries(after)) }, 10_000, 100, window);
const usual = { timeout: seen(80, 40), refused: seen(18, 15) };

describe("kinds of errors", () => {
  it("proves a new kind that comes often and stays", () => {
    const compared = compare({ ...usual, "new one": seen(12, 11) });
    expect(compared).toMatchObject({ proven: true, cameLater: false, firstAt: minutesAfter(3) });
    expect(compared.moves[0]).toMatchObject({ signature: "new one", kind: "new", count: 12 });
  });

  it.each([
    ["comes twice", { ...usual, "new one": seen(2, 2) }],
    ["comes in a burst", { ...usual, "new one": seen(30, 2) }],
    ["is an old one under a new name", { refused: seen(18, 15), "timed out": seen(80, 40) }],
  ])("does not prove one that %s", (_what, after) => expect(compare(after).proven).toBe(false));

  it("proves a few of a new kind beside rare ones that are missing anyway", () => {
    const rare = new Map([...known, ...Array.from({ length: 20 }, (_, nth) => [`rare ${nth}`, 30] as const)]);
    expect(compare({ ...usual, "new one": seen(8, 8) }, rare).proven).toBe(true);
  });

  it.each([80, 140])("does not prove an old one under a new name, also where it comes %i times", (count) =>
    expect(compare({ refused: seen(18, 15), "timed out": seen(count, 50) }).proven).toBe(false),
  );

  it("does not prove one that other versions send as well", () => {
    const after = new Map(Object.entries({ ...usual, "new one": seen(12, 11) }));
    const compared = compareSignatures({ before: known, after, beside: new Set(["new one"]) }, 10_000, 100, window);
    expect(compared).toMatchObject({ proven: false });
    expect(compared.moves.map(({ signature }) => signature)).not.toContain("new one");
  });

  it("does not prove new kinds where each error is of its own kind anyway", () => {
    const before = new Map(Array.from({ length: 200 }, (_, index) => [`only ${index}`, 1]));
    expect(compare({ "another only": seen(6, 6), "one more": seen(5, 5) }, before).proven).toBe(false);
  });

  it("doubts one that came long after the start", () => expect(compare({ ...usual, "new one": seen(12, 8, 45) }).cameLater).toBe(true));

  it("names those that are gone, with how many were to be expected", () => {
    const move = compare({ refused: seen(100, 50) }).moves.find(({ kind }) => kind === "gone");
    expect(move).toMatchObject({ signature: "timeout", count: 0, firstAt: null });
    expect(move?.expected).toBeCloseTo((100 * 4000) / 4901, 6);
  });

  it("says nothing where kinds were not told before, or not at all", () => {
    expect(compare({ "new one": seen(12, 11) }, new Map())).toMatchObject({ moves: [], proven: false });
    expect(compareSignatures(null, 10_000, 100, window).moves).toEqual([]);
  });
});
