import { LOWEST_BUCKET, upperBoundUs } from "@/lib/domain/histogram/histogram";
import type { Rollup } from "@/lib/domain/rollup";
import { binomial } from "../distributions/binomial";
import type { BucketShares } from "../distributions/latency";
import { poisson } from "../distributions/poisson";
import type { Random } from "../distributions/random";
import { rollupOf } from "./rollup-of";

export type Expected = {
  readonly requests: number;
  /** Share of requests that fail, and of those the share that fails here and not below. */
  readonly failed: number;
  readonly own: number;
  readonly latency: BucketShares;
};

/** What telemetry would have counted, given what is to be expected; null when nobody came. */
export function sampleRollup(random: Random, { requests, failed, own, latency }: Expected): Rollup | null {
  const counts: number[] = [];
  let count = 0;
  for (let index = 0; index < latency.shares.length; index++) {
    const drawn = poisson(random, requests * (latency.shares[index] ?? 0));
    counts.push(drawn);
    count += drawn;
  }
  if (count === 0) return null;
  const errors = binomial(random, count, Math.min(0.95, failed));
  return rollupOf({ offset: latency.offset, counts }, errors, binomial(random, errors, own), slowest(random, latency.offset, counts));
}

/** A duration within the highest bucket that was hit. */
function slowest(random: Random, offset: number, counts: readonly number[]): number {
  const bucket = offset + counts.findLastIndex((count) => count > 0);
  const [low, high] = [bucket === LOWEST_BUCKET ? 0 : upperBoundUs(bucket - 1), upperBoundUs(bucket)];
  return Math.max(1, Math.floor(high - random.next() * (high - low) * 0.99));
}
