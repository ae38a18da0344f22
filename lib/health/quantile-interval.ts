import { BUCKETS_PER_OCTAVE, type Histogram, totalOf } from "@/lib/domain/histogram/histogram";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import { binomialQuantile } from "@/lib/metrics/stats/binomial-quantile";

/** A quantile in microseconds with its 95 % interval. */
export type QuantileInterval = { readonly valueUs: number; readonly lowUs: number; readonly highUs: number };

/**
 * The q-quantile of a histogram with the interval of its order statistics: the ranks between which it lies are binomial, counted on
 * as many durations as would be independent (`dispersion`), and widened to the outer edges of their buckets.
 * Null when the durations are too few to have an upper rank. Source: Hahn and Meeker, Statistical Intervals, 5.2.
 */
export function quantileInterval(histogram: Histogram, q: number, dispersion: number): QuantileInterval | null {
  const total = totalOf(histogram);
  const valueUs = quantileUs(histogram, q);
  const independent = Math.floor(total / dispersion);
  if (valueUs === null || independent < durationsNeeded(q)) return null;
  const lowRank = Math.max(1, binomialQuantile(0.025, independent, q));
  const highRank = binomialQuantile(0.975, independent, q) + 1;
  return {
    valueUs,
    lowUs: 2 ** (bucketAtRank(histogram, (lowRank / independent) * total) / BUCKETS_PER_OCTAVE),
    highUs: 2 ** ((bucketAtRank(histogram, (highRank / independent) * total) + 1) / BUCKETS_PER_OCTAVE),
  };
}

/** Independent durations from which the q-quantile has an upper bound: qⁿ must fall below 2.5 %. */
export const durationsNeeded = (q: number): number => Math.ceil(Math.log(0.025) / Math.log(q));

/** The bucket that holds a rank, 1 the shortest duration; the last bucket for ranks past the end. */
function bucketAtRank(histogram: Histogram, rank: number): number {
  let seen = 0;
  for (const [index, count] of histogram.counts.entries()) {
    seen += count;
    if (seen >= rank) return histogram.offset + index;
  }
  return histogram.offset + histogram.counts.length - 1;
}
