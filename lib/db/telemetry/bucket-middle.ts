import { BUCKETS_PER_OCTAVE, HIGHEST_BUCKET, type Histogram, LOWEST_BUCKET } from "@/lib/domain/histogram/histogram";

/** 2^((k + 1/2) / 8) in 1024ths, written out: a stored chunk must read the same on every machine, which `Math.pow` does not promise. */
const MIDDLES = [1069, 1166, 1272, 1387, 1512, 1649, 1798, 1961] as const;
/** Sums up to here, and their doubles, are exact. */
const MOST_EXACT = 2 ** 51;

/** About the geometric middle of each bucket from the lowest on, in whole microseconds. */
const MIDDLE_US = Float64Array.from({ length: HIGHEST_BUCKET - LOWEST_BUCKET + 1 }, (_, index) => {
  const bucket = index + LOWEST_BUCKET;
  if (bucket < 0) return 1;
  return Math.floor(((MIDDLES[bucket % BUCKETS_PER_OCTAVE] ?? 0) * 2 ** Math.floor(bucket / BUCKETS_PER_OCTAVE)) / 1024);
});

export const middleUs = (bucket: number): number => MIDDLE_US[bucket - LOWEST_BUCKET] ?? 0;

/** A rough sum as it is used: 0 where it would not be exact arithmetic. */
export const exactOrNothing = (sum: number): number => (sum <= MOST_EXACT ? sum : 0);

/** What durations with this histogram roughly sum up to. */
export function roughSumUs({ offset, counts }: Histogram): number {
  let sum = 0;
  for (let index = 0; index < counts.length; index++) sum += (counts[index] ?? 0) * middleUs(offset + index);
  return exactOrNothing(sum);
}

/** About the longest of durations with this histogram; 0 when there are none. */
export const roughMaxUs = ({ offset, counts }: Histogram): number => (counts.length === 0 ? 0 : middleUs(offset + counts.length - 1));
