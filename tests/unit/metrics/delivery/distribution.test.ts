import fc from "fast-check";
import { expect, it } from "vitest";
import { DISTRIBUTION, distributionOf, NO_DISTRIBUTION, QUARTILES } from "@/lib/metrics/delivery/distribution";
import "@/tests/support/property-seed";

it("says nothing of nothing", () => {
  expect(distributionOf([])).toEqual(NO_DISTRIBUTION);
  expect(DISTRIBUTION.ranksOf(0)).toEqual([]);
});

it("is one value at every quarter, without an interval", () =>
  expect(distributionOf([3600])).toEqual({ n: 1, p25: 3600, p50: 3600, p75: 3600, p90: 3600, low: null, high: null }));

it("interpolates between values, and bounds the median from six on", () => {
  expect(distributionOf([10, 20, 30, 40, 50])).toEqual({ n: 5, p25: 20, p50: 30, p75: 40, p90: 46, low: null, high: null });
  expect(distributionOf([10, 20, 30, 40, 50, 60])).toEqual({ n: 6, p25: 22.5, p50: 35, p75: 47.5, p90: 55, low: 10, high: 60 });
});

it("needs the ranks that it names and no other", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4_294_967_295), { minLength: 1, maxLength: 300 }), (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      const ranks = DISTRIBUTION.ranksOf(sorted.length);
      expect(ranks.length).toBeLessThanOrEqual(10);
      expect(ranks.every((rank, at) => Number.isInteger(rank) && rank >= 1 && rank <= sorted.length && (ranks[at - 1] ?? 0) < rank)).toBe(
        true,
      );
      const known = new Map(ranks.map((rank) => [rank, sorted[rank - 1] ?? Number.NaN]));
      expect(DISTRIBUTION.answer(sorted.length, (rank) => known.get(rank) ?? Number.NaN)).toEqual(distributionOf(sorted));
    }),
  );
});

it("asks no more ranks for the quarters than they take, and gives the same", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 100 }), (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      const known = new Map(QUARTILES.ranksOf(sorted.length).map((rank) => [rank, sorted[rank - 1] ?? Number.NaN]));
      expect(known.size).toBeLessThanOrEqual(6);
      const { n, p25, p50, p75 } = distributionOf(sorted);
      expect(QUARTILES.answer(sorted.length, (rank) => known.get(rank) ?? Number.NaN)).toEqual({ n, p25, p50, p75 });
    }),
  );
});

it("lies in order", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 6, maxLength: 200 }), (values) => {
      const { p25, p50, p75, p90, low, high } = distributionOf(values.toSorted((a, b) => a - b));
      const ends = [p25, p50, p75, p90, low, high].map((value) => value ?? Number.NaN);
      const [quarter = 0, median = 0, third = 0, last = 0, lower = 0, upper = 0] = ends;
      expect(quarter <= median && median <= third && third <= last && lower <= median && median <= upper).toBe(true);
    }),
  );
});
