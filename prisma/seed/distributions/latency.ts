import { bucketOf, upperBoundUs } from "@/lib/domain/histogram/histogram";
import { normalCdf } from "./normal-cdf";

/** The share of durations that falls into each bucket, dense from `offset` on; the shares add up to 1. */
export type BucketShares = { readonly offset: number; readonly shares: Float64Array };

/** Beyond so many standard deviations nothing is expected; the rest goes into the outermost buckets. */
const REACH = 4;
/** Medians are told apart in steps of half a percent. */
const STEPS = 200;

/** Log-normal durations of one spread (σ of the natural logarithm), for any median. */
export class Latency {
  readonly sigma: number;
  readonly #known = new Map<number, BucketShares>();

  constructor(sigma: number) {
    this.sigma = sigma;
  }

  around(medianMs: number): BucketShares {
    const step = Math.round(Math.log(medianMs * 1000) * STEPS);
    const known = this.#known.get(step);
    if (known !== undefined) return known;
    const made = this.#bucketed(step / STEPS);
    this.#known.set(step, made);
    return made;
  }

  #bucketed(mu: number): BucketShares {
    const offset = bucketOf(Math.exp(mu - REACH * this.sigma));
    const last = bucketOf(Math.exp(mu + REACH * this.sigma));
    const shares = new Float64Array(last - offset + 1);
    let below = 0;
    for (let bucket = offset; bucket <= last; bucket++) {
      const reached = bucket === last ? 1 : normalCdf((Math.log(upperBoundUs(bucket)) - mu) / this.sigma);
      shares[bucket - offset] = reached - below;
      below = reached;
    }
    return { offset, shares };
  }
}
