/**
 * The quantile `p` (0..1) of `n` >= 1 ordered values: linear between the two order statistics around 1 + (n - 1)p, as R's type 7 and
 * PostgreSQL's percentile_cont, to the last bit of the latter. `valueAt` gives the value of a whole rank, from 1.
 * Source: R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), definition 7.
 */
export function quantile(p: number, n: number, valueAt: (rank: number) => number): number {
  const { rank, share } = quantileRank(p, n);
  const low = valueAt(rank);
  return share === 0 ? low : low + share * (valueAt(rank + 1) - low);
}

/** Where the quantile lies: at the whole rank, from 1, and the share of the way from there to the next. */
export function quantileRank(p: number, n: number): { readonly rank: number; readonly share: number } {
  const at = p * (n - 1);
  const below = Math.floor(at);
  return { rank: below + 1, share: at - below };
}
