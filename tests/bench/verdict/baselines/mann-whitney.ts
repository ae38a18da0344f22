import { brentRoot } from "./brent";

/**
 * The rank-sum test for a shift between two samples, with its confidence interval and the Hodges-Lehmann estimate, as R's `wilcox.test`
 * computes them when asked for the normal approximation with continuity correction: the bounds are the shifts at which the standardised
 * statistic passes the quantiles. Returns the shift of `x` against `y`. Throws when all observations are tied.
 */
export function rankShift(x: readonly number[], y: readonly number[], z: number): { low: number; high: number; estimate: number } {
  const least = Math.min(...x) - Math.max(...y);
  const most = Math.max(...x) - Math.min(...y);
  const at = (quantile: number): number => {
    const value = (shift: number): number => standardised(x, y, shift) - quantile;
    if (value(least) <= 0) return least;
    return value(most) >= 0 ? most : brentRoot(value, least, most);
  };
  return { low: at(z), high: at(-z), estimate: at(0) };
}

/** The standardised statistic after `x` is moved back by a shift. Throws when all observations are tied: nothing can be ranked. */
function standardised(x: readonly number[], y: readonly number[], shift: number): number {
  const [m, n] = [x.length, y.length];
  const all = [...x.map((value) => ({ value: value - shift, own: true })), ...y.map((value) => ({ value, own: false }))];
  all.sort((a, b) => a.value - b.value);
  let rankSum = 0;
  let ties = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    let own = 0;
    while (to < all.length && all[to]?.value === all[from]?.value) own += all[to++]?.own ? 1 : 0;
    rankSum += own * ((from + 1 + to) / 2);
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const distance = rankSum - (m * (m + 1)) / 2 - (m * n) / 2;
  const variance = ((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1)));
  if (variance <= 0) throw new Error("All observations are tied.");
  return (distance - Math.sign(distance) * 0.5) / Math.sqrt(variance);
}
