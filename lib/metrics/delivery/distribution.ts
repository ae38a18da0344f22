import { medianRanks } from "@/lib/metrics/stats/median-interval";
import { quantile, quantileRank } from "@/lib/metrics/stats/quantile";
import type { Distribution } from "./period-facts";

const SHARES = { p25: 0.25, p50: 0.5, p75: 0.75, p90: 0.9 } as const;

/** No value at all. */
export const NO_DISTRIBUTION: Distribution = { n: 0, p25: null, p50: null, p75: null, p90: null, low: null, high: null };

/** The whole ranks, from 1, that `distributionAt` asks for when there are `n` values: ascending, each once, at most ten. */
export function ranksOf(n: number): readonly number[] {
  if (n < 1) return [];
  const ranks = Object.values(SHARES).flatMap((p) => {
    const { rank, share } = quantileRank(p, n);
    return share === 0 ? [rank] : [rank, rank + 1];
  });
  const bounds = medianRanks(n);
  return [...new Set(bounds === null ? ranks : [...ranks, bounds.low, bounds.high])].sort((a, b) => a - b);
}

/** The distribution of `n` values of which `valueAt` knows the one of each rank in `ranksOf(n)`: the smallest has rank 1. */
export function distributionAt(n: number, valueAt: (rank: number) => number): Distribution {
  if (n < 1) return NO_DISTRIBUTION;
  const bounds = medianRanks(n);
  return {
    n,
    p25: quantile(SHARES.p25, n, valueAt),
    p50: quantile(SHARES.p50, n, valueAt),
    p75: quantile(SHARES.p75, n, valueAt),
    p90: quantile(SHARES.p90, n, valueAt),
    low: bounds === null ? null : valueAt(bounds.low),
    high: bounds === null ? null : valueAt(bounds.high),
  };
}

/** The distribution of values in ascending order. */
export const distributionOf = (sorted: readonly number[]): Distribution =>
  distributionAt(sorted.length, (rank) => sorted[rank - 1] ?? Number.NaN);
