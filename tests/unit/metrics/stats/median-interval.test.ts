import { expect, it } from "vitest";
import { medianRanks } from "@/lib/metrics/stats/median-interval";

it.each([
  [6, 1, 6],
  [7, 1, 7],
  [8, 1, 8],
  [9, 2, 8],
  [10, 2, 9],
  [20, 6, 15],
  [25, 8, 18],
  [30, 10, 21],
  [50, 18, 33],
  [100, 40, 61],
  [487, 222, 266],
  [1000, 469, 532],
  [234_000, 116_526, 117_475],
  [1_000_000, 499_020, 500_981],
])("of %i values the %i. and the %i. bound the median", (n, low, high) => {
  const ranks = medianRanks(n);
  expect([ranks?.low, ranks?.high]).toEqual([low, high]);
  expect(ranks?.coverage).toBeGreaterThanOrEqual(0.95);
});

it("knows how sure that is", () => {
  expect(medianRanks(6)?.coverage).toBeCloseTo(0.96875, 12);
  expect(medianRanks(10)?.coverage).toBeCloseTo(0.978515625, 12);
});

it("needs six values", () => expect([0, 1, 2, 3, 4, 5].map(medianRanks)).toEqual([null, null, null, null, null, null]));
