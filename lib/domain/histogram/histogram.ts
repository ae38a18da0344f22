/**
 * Durations as a base-2 exponential histogram of scale 3: eight buckets an octave, so any quantile is off by at most
 * 2^(1/16) − 1 ≈ 4.4 % when the geometric middle of its bucket is taken. Bucket i holds (2^(i/8), 2^((i+1)/8)] microseconds;
 * durations of one microsecond or less, zero included, are in bucket −1. Counts are dense from `offset` on.
 */
export type Histogram = { readonly offset: number; readonly counts: readonly number[] };

export const SCALE = 3;
export const BUCKETS_PER_OCTAVE = 2 ** SCALE;
/** Lowest bucket; everything at or below one microsecond. */
export const LOWEST_BUCKET = -1;
const OCTAVES = 40;
const MAX_INT32 = 0x7fffffff;
/** Highest bucket: 2^40 µs is 12.7 days. Longer durations are counted there. */
export const HIGHEST_BUCKET = OCTAVES * BUCKETS_PER_OCTAVE - 1;
/** Worst relative error of a quantile. */
export const QUANTILE_ERROR = 2 ** (1 / (2 * BUCKETS_PER_OCTAVE)) - 1;

export const EMPTY_HISTOGRAM: Histogram = { offset: 0, counts: [] };

/** Upper bounds from the lowest bucket on. Octaves are exact doublings of the first, so powers of two are bounds to the last bit. */
const UPPER_BOUNDS_US = Float64Array.from({ length: HIGHEST_BUCKET - LOWEST_BUCKET + 1 }, (_, index) => {
  const octave = Math.floor(index / BUCKETS_PER_OCTAVE);
  return 2 ** octave * 2 ** ((index % BUCKETS_PER_OCTAVE) / BUCKETS_PER_OCTAVE);
});

/** The bucket that a duration in microseconds falls into. Found by its octave and the bounds, not by a logarithm, which rounds. */
export function bucketOf(us: number): number {
  if (!(us > 1)) return LOWEST_BUCKET;
  const octave = us < MAX_INT32 ? 31 - Math.clz32(us) : 30;
  let bucket = octave * BUCKETS_PER_OCTAVE + LOWEST_BUCKET;
  while (bucket < HIGHEST_BUCKET && us > upperBoundUs(bucket)) bucket++;
  return bucket;
}

/** Upper bound of a bucket in microseconds, inclusive. Every bucket of a histogram has one; numbers outside have `NaN`. */
export const upperBoundUs = (bucket: number): number => UPPER_BOUNDS_US[bucket - LOWEST_BUCKET] ?? Number.NaN;

/** How many durations a histogram holds. */
export function totalOf({ counts }: Histogram): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
