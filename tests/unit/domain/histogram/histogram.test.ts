import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketOf, HIGHEST_BUCKET, LOWEST_BUCKET, upperBoundUs } from "@/lib/domain/histogram/histogram";

const buckets = fc.integer({ min: LOWEST_BUCKET, max: HIGHEST_BUCKET });

/** The next double above or below a positive one. */
function neighbour(value: number, step: 1n | -1n): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + step);
  return view.getFloat64(0);
}

describe("bucketOf", () => {
  test("a power of two closes its octave exactly", () => {
    for (let exponent = 0; exponent <= 40; exponent++) {
      const bucket = exponent * 8 - 1;
      expect(upperBoundUs(bucket)).toBe(2 ** exponent);
      expect(bucketOf(2 ** exponent)).toBe(bucket);
    }
  });

  test("a bound belongs to its bucket, the next double to the next", () => {
    fc.assert(
      fc.property(buckets, (bucket) => {
        const bound = upperBoundUs(bucket);
        expect(bucketOf(bound)).toBe(bucket);
        expect(bucketOf(neighbour(bound, 1n))).toBe(Math.min(bucket + 1, HIGHEST_BUCKET));
        expect(bucketOf(neighbour(bound, -1n))).toBe(bucket);
      }),
      { numRuns: 400 },
    );
  });

  test("any duration lies in (lower, upper]", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 2 ** 40, minExcluded: true, noNaN: true }), (us) => {
        const bucket = bucketOf(us);
        expect(us).toBeLessThanOrEqual(upperBoundUs(bucket));
        expect(us).toBeGreaterThan(upperBoundUs(bucket - 1));
      }),
      { numRuns: 2000 },
    );
  });

  test("what is out of range is kept at the ends", () => {
    expect([0, 1, 0.3, -5, Number.NaN].map(bucketOf)).toEqual([-1, -1, -1, -1, -1]);
    expect([2 ** 41, 1e300, Number.POSITIVE_INFINITY].map(bucketOf)).toEqual([HIGHEST_BUCKET, HIGHEST_BUCKET, HIGHEST_BUCKET]);
  });
});
