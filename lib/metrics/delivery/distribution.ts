import { medianRanks } from "@/lib/metrics/stats/median-interval";
import { quantile, quantileRank } from "@/lib/metrics/stats/quantile";
import type { Distribution, Quartiles } from "./period-facts";

/** Something that some values of an ordered list answer. */
export type OrderQuestion<Answer> = {
  /** The whole ranks, from 1, of the values that it takes when there are `n`: ascending, each once. */
  readonly ranksOf: (n: number) => readonly number[];
  /** The answer for `n` values of which `valueAt` knows the one of each of these ranks: the smallest has rank 1. */
  readonly answer: (n: number, valueAt: (rank: number) => number) => Answer;
};

/** No value at all. */
export const NO_QUARTILES: Quartiles = { n: 0, p25: null, p50: null, p75: null };
export const NO_DISTRIBUTION: Distribution = { ...NO_QUARTILES, p90: null, low: null, high: null };

const QUARTERS = [0.25, 0.5, 0.75] as const;
const NINE_TENTHS = 0.9;

/** At most six values. */
export const QUARTILES: OrderQuestion<Quartiles> = {
  ranksOf: (n) => inOrder(QUARTERS.flatMap((share) => ranksFor(share, n))),
  answer: quartilesAt,
};

/** At most ten values. */
export const DISTRIBUTION: OrderQuestion<Distribution> = {
  ranksOf: (n) => {
    const bounds = medianRanks(n);
    const ranks = [...QUARTERS, NINE_TENTHS].flatMap((share) => ranksFor(share, n));
    return inOrder(bounds === null ? ranks : [...ranks, bounds.low, bounds.high]);
  },
  answer: (n, valueAt) => {
    if (n < 1) return NO_DISTRIBUTION;
    const bounds = medianRanks(n);
    return {
      ...quartilesAt(n, valueAt),
      p90: quantile(NINE_TENTHS, n, valueAt),
      low: bounds === null ? null : valueAt(bounds.low),
      high: bounds === null ? null : valueAt(bounds.high),
    };
  },
};

/** The distribution of values in ascending order. */
export const distributionOf = (sorted: readonly number[]): Distribution =>
  DISTRIBUTION.answer(sorted.length, (rank) => sorted[rank - 1] ?? Number.NaN);

function quartilesAt(n: number, valueAt: (rank: number) => number): Quartiles {
  if (n < 1) return NO_QUARTILES;
  const [p25, p50, p75] = [quantile(0.25, n, valueAt), quantile(0.5, n, valueAt), quantile(0.75, n, valueAt)];
  return { n, p25, p50, p75 };
}

function ranksFor(p: number, n: number): number[] {
  if (n < 1) return [];
  const { rank, share } = quantileRank(p, n);
  return share === 0 ? [rank] : [rank, rank + 1];
}

const inOrder = (ranks: readonly number[]): number[] => [...new Set(ranks)].sort((a, b) => a - b);
