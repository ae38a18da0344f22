import "@/tests/support/property-seed";
import fc from "fast-check";
import { expect, it } from "vitest";
import { QUANTILE_ERROR, upperBoundUs } from "@/lib/domain/histogram/histogram";
import { nearestBound } from "@/lib/domain/histogram/nearest-bound";
import { addCounted, countedAboveMs, countedOf } from "@/lib/domain/objective-count";
import { histogramOfUs } from "@/tests/support/histogram-of";

it("counts failed requests for availability, whatever their threshold", () => {
  const sums = { count: 10, errors: 3, durations: histogramOfUs([1_000]) };
  expect(countedOf(sums, { kind: "availability", thresholdMs: null })).toEqual({ total: 10, bad: 3 });
});

it("counts slow requests among those whose duration is known", () => {
  const durations = histogramOfUs([10_000, 200_000, 400_000, 900_000]);
  expect(countedOf({ count: 10, errors: 3, durations }, { kind: "latency", thresholdMs: 300 })).toEqual({ total: 4, bad: 2 });
});

it("takes the bound nearest to a threshold, at most 4.4 % away", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 600_000_000 }), (us) => {
      const ratio = upperBoundUs(nearestBound(us)) / us;
      return Math.max(ratio, 1 / ratio) <= 1 + QUANTILE_ERROR + 1e-9;
    }),
  );
  expect(countedAboveMs(300) / 300).toBeCloseTo(1, 1);
});

it("adds up in any order", () => {
  const counted = fc.record({ total: fc.nat(1_000), bad: fc.nat(1_000) });
  fc.assert(
    fc.property(counted, counted, counted, (a, b, c) => {
      expect(addCounted([addCounted([a, b]), c])).toEqual(addCounted([c, a, b]));
    }),
  );
});
