import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addHistograms } from "@/lib/domain/histogram/add";
import { bucketOf, type Histogram, QUANTILE_ERROR, totalOf } from "@/lib/domain/histogram/histogram";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import { downscale } from "@/lib/domain/stream/downscale";
import { growthOf } from "@/lib/domain/stream/growth";
import type { Buckets, ExponentialBuckets, PointValue } from "@/lib/domain/stream/point";
import { toHistogram } from "@/lib/domain/stream/to-histogram";
import { totalOfValue } from "@/lib/domain/stream/total";

const withBuckets = (buckets: Buckets, max: number | null = null): PointValue => {
  const counts = buckets.layout === "none" ? [] : buckets.counts;
  const zero = buckets.layout === "exponential" ? buckets.zero : 0;
  return { count: counts.reduce((sum, count) => sum + count, zero), sum: 0, max, buckets };
};
const exponentials = (scale: fc.Arbitrary<number>): fc.Arbitrary<ExponentialBuckets> =>
  fc.record({
    layout: fc.constant("exponential" as const),
    scale,
    unit: fc.constantFrom(1, 1000, 1e6),
    zero: fc.nat(20),
    zeroThreshold: fc.constant(0),
    offset: fc.integer({ min: -8, max: 8 }),
    counts: fc.array(fc.nat(500), { minLength: 1, maxLength: 40 }),
  });
const explicits: fc.Arbitrary<Buckets> = fc
  .uniqueArray(fc.integer({ min: -10, max: 100_000_000 }), { minLength: 1, maxLength: 15 })
  .chain((bounds) =>
    fc.array(fc.nat(500), { minLength: bounds.length + 1, maxLength: bounds.length + 1 }).map((counts) => ({
      layout: "explicit" as const,
      bounds: bounds.toSorted((a, b) => a - b),
      counts,
    })),
  );
/** Rank ⌈q·n⌉ of the sender's buckets, as the geometric middle of the one that holds it. */
function quantileOf({ scale, unit, zero, offset, counts }: ExponentialBuckets, q: number): number {
  const rank = Math.max(1, Math.ceil(q * counts.reduce((sum, count) => sum + count, zero)));
  let seen = zero;
  if (seen >= rank) return 0;
  for (const [index, count] of counts.entries()) {
    seen += count;
    if (seen >= rank) return unit * 2 ** ((offset + index + 0.5) / 2 ** scale);
  }
  return 0;
}

test("no observation is lost or made, whatever the layout", () => {
  fc.assert(
    fc.property(fc.oneof(explicits, exponentials(fc.integer({ min: -10, max: 20 }))), fc.option(fc.nat(1e8)), (buckets, max) => {
      const value = withBuckets(buckets, max);
      const { counts } = toHistogram(value);
      expect(totalOf({ offset: 0, counts })).toBe(value.count);
      expect(counts.every((count) => count >= 0)).toBe(true);
    }),
  );
});

describe("explicit buckets", () => {
  const bounds = [5e3, 1e4, 2.5e4, 5e4, 7.5e4, 1e5, 2.5e5, 5e5, 7.5e5, 1e6, 2.5e6, 5e6, 7.5e6, 1e7];

  test("one observation stands in the middle of its bucket, many fill it evenly", () => {
    // 4, 20, 20, 300, 1,200 and 11,000 ms in the bounds of the semantic conventions.
    const counts = [1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1];
    const expected = [2500, 13_750, 21_250, 375_000, 1_750_000, 1e7].map((us) => ({ offset: bucketOf(us), counts: [1] }));
    expect(toHistogram(withBuckets({ layout: "explicit", bounds, counts }))).toEqual(addHistograms(expected));
    const many = toHistogram(withBuckets({ layout: "explicit", bounds: [1e6, 2e6], counts: [0, 1000, 0] }));
    for (const q of [0.1, 0.5, 0.9]) expect(Math.abs((quantileUs(many, q) ?? 0) / (1e6 * (1 + q)) - 1)).toBeLessThan(QUANTILE_ERROR * 1.01);
  });

  test("the open bucket ends at the maximum, or lies at its lower bound", () => {
    const open = { layout: "explicit", bounds: [1e6], counts: [0, 1] } as const;
    expect(toHistogram(withBuckets(open))).toEqual({ offset: bucketOf(1e6), counts: [1] });
    expect(toHistogram(withBuckets(open, 3e6))).toEqual({ offset: bucketOf(2e6), counts: [1] });
  });
});

describe("exponential buckets", () => {
  test("of scale 3 or finer keep every quantile within Wake's own error", () => {
    fc.assert(
      fc.property(exponentials(fc.integer({ min: 3, max: 8 })), fc.double({ min: 0.01, max: 1, noNaN: true }), (buckets, q) => {
        const expected = quantileOf(buckets, q);
        fc.pre(expected > 1);
        const quantile = quantileUs(toHistogram(withBuckets(buckets)), q) ?? 0;
        expect(Math.abs(Math.log2(quantile / expected))).toBeLessThanOrEqual(Math.log2(1 + QUANTILE_ERROR) + 1e-9);
      }),
    );
  });

  test("give the quantiles of a known case", () => {
    // 4, 20, 20, 300, 1,200 and 11,000 ms at scale 3: middle and upper quartile by a reference are 20.3 ms and 1,242 ms.
    const counts = new Array<number>(92).fill(0);
    for (const [at, count] of [
      [0, 1],
      [18, 2],
      [50, 1],
      [66, 1],
      [91, 1],
    ] as const)
      counts[at] = count;
    const histogram = toHistogram(
      withBuckets({ layout: "exponential", scale: 3, unit: 1e6, zero: 0, zeroThreshold: 0, offset: -64, counts }),
    );
    for (const [q, us] of [
      [0.5, 20_300],
      [0.75, 1_241_900],
      [1, 11_023_400],
    ] as const)
      expect(Math.abs((quantileUs(histogram, q) ?? 0) / us - 1)).toBeLessThan(2 * QUANTILE_ERROR);
  });

  test("downscaled and added are added and downscaled", () => {
    const scaled = fc.record({ offset: fc.integer({ min: -300, max: 300 }), counts: fc.array(fc.nat(9), { minLength: 1, maxLength: 50 }) });
    fc.assert(
      fc.property(scaled, scaled, fc.integer({ min: -3, max: 6 }), (one, other, to) => {
        const at = (part: Histogram) => downscale({ ...part, scale: 6 }, to);
        expect(trimmed(addHistograms([at(one), at(other)]))).toEqual(trimmed(at(addHistograms([one, other]))));
      }),
    );
  });

  test("grow by their difference, also when the sender made its buckets coarser", () => {
    fc.assert(
      fc.property(exponentials(fc.constant(6)), exponentials(fc.constant(6)), fc.integer({ min: 0, max: 6 }), (before, more, to) => {
        const { offset, counts } = addHistograms([before, more]);
        const unit = before.unit;
        const now = { ...before, ...downscale({ scale: 6, offset, counts }, to), zero: before.zero + more.zero };
        const growth = growthOf(totalOfValue(withBuckets(before)), withBuckets(now));
        if (growth === "shrunk" || growth === "unlike") throw new Error(growth);
        expect(toHistogram(growth)).toEqual(toHistogram(withBuckets({ ...more, unit, ...downscale(more, to) })));
      }),
    );
  });
});

function trimmed({ offset, counts }: Histogram) {
  const first = counts.findIndex((count) => count > 0);
  return first < 0 ? null : { offset: offset + first, counts: counts.slice(first, counts.findLastIndex((count) => count > 0) + 1) };
}
