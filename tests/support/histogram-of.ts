import fc from "fast-check";
import { bucketOf, EMPTY_HISTOGRAM, HIGHEST_BUCKET, type Histogram, LOWEST_BUCKET } from "@/lib/domain/histogram/histogram";

/** The histogram of some durations in microseconds, counted the plain way. */
export function histogramOfUs(durationsUs: readonly number[]): Histogram {
  if (durationsUs.length === 0) return EMPTY_HISTOGRAM;
  const buckets = durationsUs.map(bucketOf);
  const offset = buckets.reduce((lowest, bucket) => Math.min(lowest, bucket));
  const end = buckets.reduce((highest, bucket) => Math.max(highest, bucket)) + 1;
  const counts = new Array<number>(end - offset).fill(0);
  for (const bucket of buckets) counts[bucket - offset] = (counts[bucket - offset] ?? 0) + 1;
  return { offset, counts };
}

/** Histograms whose first and last count are not zero, as they come out of spans. */
export const histograms: fc.Arbitrary<Histogram> = fc
  .array(fc.tuple(fc.integer({ min: LOWEST_BUCKET, max: HIGHEST_BUCKET }), fc.integer({ min: 1, max: 1_000_000 })), { maxLength: 12 })
  .map((pairs) => {
    if (pairs.length === 0) return EMPTY_HISTOGRAM;
    const offset = Math.min(...pairs.map(([bucket]) => bucket));
    const counts = new Array<number>(Math.max(...pairs.map(([bucket]) => bucket)) - offset + 1).fill(0);
    for (const [bucket, count] of pairs) counts[bucket - offset] = (counts[bucket - offset] ?? 0) + count;
    return { offset, counts };
  });
