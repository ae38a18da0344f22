import { bucketOf, EMPTY_HISTOGRAM, HIGHEST_BUCKET, type Histogram, LOWEST_BUCKET, SCALE, upperBoundUs } from "../histogram/histogram";
import type { ExplicitBuckets, ExponentialBuckets, PointValue } from "./point";

/**
 * A point's distribution in Wake's own buckets; no observation is lost or made. Observations lie evenly in their explicit bucket, the
 * k-th of n at (k - ½)/n of its width, so that one alone stands in the middle. The first bucket begins at zero; the open one ends at the
 * maximum where it is known, else all of it lies at its lower bound. An exponential bucket that is not wider than Wake's own goes where
 * its geometric middle is; a wider one is filled evenly in its logarithm. A single observation without buckets is its sum.
 */
export function toHistogram({ count, sum, max, buckets }: PointValue): Histogram {
  const filling = new Filling();
  if (buckets.layout === "explicit") fillExplicit(filling, buckets, max);
  else if (buckets.layout === "exponential") fillExponential(filling, buckets);
  else if (count === 1) filling.add(bucketOf(sum), 1);
  return filling.histogram();
}

function fillExplicit(filling: Filling, { bounds, counts }: ExplicitBuckets, max: number | null): void {
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue;
    const low = Math.max(0, index === 0 ? 0 : (bounds[index - 1] ?? 0));
    const end = bounds[index] ?? Math.max(low, max ?? low);
    const high = max === null || max <= low ? end : Math.min(end, max);
    filling.spread(count, bucketOf(low), bucketOf(high), (us) => (us - low) / (high - low));
  }
}

function fillExponential(filling: Filling, { scale, unit, zero, offset, counts }: ExponentialBuckets): void {
  filling.add(LOWEST_BUCKET, zero);
  const width = 2 ** -scale;
  const shift = Math.log2(unit);
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue;
    const low = shift + (offset + index) * width;
    if (scale >= SCALE) filling.add(bucketOf(2 ** (low + width / 2)), count);
    else filling.spread(count, bucketOf(2 ** low), bucketOf(2 ** (low + width)), (us) => (Math.log2(us) - low) / width);
  }
}

/** Counts of all buckets that there are, until the few that were filled are cut out. */
class Filling {
  readonly #counts = new Float64Array(HIGHEST_BUCKET - LOWEST_BUCKET + 1);
  #lowest = HIGHEST_BUCKET;
  #highest = LOWEST_BUCKET;

  add(bucket: number, count: number): void {
    if (count <= 0) return;
    const place = bucket - LOWEST_BUCKET;
    this.#counts[place] = (this.#counts[place] ?? 0) + count;
    if (bucket < this.#lowest) this.#lowest = bucket;
    if (bucket > this.#highest) this.#highest = bucket;
  }

  /** Shares observations out to the buckets from `first` to `last`; `below` is the share of them that lies at or below a value. */
  spread(count: number, first: number, last: number, below: (us: number) => number): void {
    let given = 0;
    for (let bucket = first; bucket < last; bucket++) {
      const due = Math.round(count * Math.min(1, Math.max(0, below(upperBoundUs(bucket)))));
      this.add(bucket, due - given);
      given = Math.max(given, due);
    }
    this.add(last, count - given);
  }

  histogram(): Histogram {
    if (this.#lowest > this.#highest) return EMPTY_HISTOGRAM;
    return {
      offset: this.#lowest,
      counts: Array.from(this.#counts.subarray(this.#lowest - LOWEST_BUCKET, this.#highest - LOWEST_BUCKET + 1)),
    };
  }
}
