import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countAbove } from "@/lib/domain/histogram/exceedance";
import { bucketOf, EMPTY_HISTOGRAM, QUANTILE_ERROR } from "@/lib/domain/histogram/histogram";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import { histogramOfUs } from "@/tests/support/histogram-of";

/** Log-normal durations from pairs of uniform numbers (Box and Muller). */
const lognormal = fc
  .tuple(
    fc.double({ min: 4, max: 14, noNaN: true }),
    fc.double({ min: 0.05, max: 1.5, noNaN: true }),
    fc.array(fc.tuple(fc.double({ min: 1e-9, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 400,
    }),
  )
  .map(([mu, sigma, uniforms]) =>
    uniforms.map(([u, v]) => 1 + Math.exp(mu + sigma * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v))),
  );

describe("quantileUs", () => {
  test("is off by at most 4.4 % from the exact quantile of log-normal durations", () => {
    expect(QUANTILE_ERROR).toBeCloseTo(0.0443, 4);
    fc.assert(
      fc.property(lognormal, fc.constantFrom(0.5, 0.9, 0.95, 0.99), (durations, q) => {
        const sorted = durations.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
        const read = quantileUs(histogramOfUs(durations), q) ?? Number.NaN;
        expect(Math.abs(Math.log(read / exact))).toBeLessThanOrEqual(Math.log1p(QUANTILE_ERROR) + 1e-12);
      }),
      { numRuns: 500 },
    );
  });

  test("never falls as q rises; an empty histogram has none", () => {
    fc.assert(
      fc.property(lognormal, (durations) => {
        const read = [0, 0.1, 0.5, 0.9, 0.99, 1].map((q) => quantileUs(histogramOfUs(durations), q) ?? Number.NaN);
        expect(read).toEqual(read.toSorted((a, b) => a - b));
      }),
    );
    expect(quantileUs(EMPTY_HISTOGRAM, 0.5)).toBeNull();
  });
});

test("countAbove counts exactly the durations above a bucket's bound", () => {
  fc.assert(
    fc.property(lognormal, fc.nat(), fc.constantFrom(-400, -1, 0, 1, 400), (durations, pick, offset) => {
      const bucket = bucketOf(durations[pick % durations.length] ?? 0) + offset;
      expect(countAbove(histogramOfUs(durations), bucket)).toBe(durations.filter((us) => bucketOf(us) > bucket).length);
    }),
  );
});
