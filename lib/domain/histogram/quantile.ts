import { BUCKETS_PER_OCTAVE, type Histogram, totalOf } from "./histogram";

/**
 * The q-quantile (0..1) in microseconds: the geometric middle of the bucket that holds rank ⌈q·n⌉.
 * `null` for an empty histogram. Relative error at most `QUANTILE_ERROR`.
 */
export function quantileUs(histogram: Histogram, q: number): number | null {
  const total = totalOf(histogram);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  for (let index = 0; index < histogram.counts.length; index++) {
    seen += histogram.counts[index] ?? 0;
    if (seen >= rank) return 2 ** ((histogram.offset + index + 0.5) / BUCKETS_PER_OCTAVE);
  }
  return null;
}
