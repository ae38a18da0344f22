import type { TrialCell, Trials } from "./trials";

/**
 * The cell from which on the rate is most likely raised: the step t that maximises the Poisson log likelihood of "as before until t,
 * at its own rate from t" over "as before throughout", x·ln(x / e) − (x − e) with e expected hits from t on. Null when no step rises.
 */
export function onset(before: Trials, after: readonly TrialCell[]): Date | null {
  if (before.of <= 0) return null;
  const rate = (before.hits + 0.5) / (before.of + 1);
  const cells = after.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  let best: Date | null = null;
  let bestGain = 0;
  let hits = 0;
  let expected = 0;
  for (const cell of cells) {
    hits += cell.hits;
    expected += cell.of * rate;
    const gain = hits > expected ? hits * Math.log(hits / expected) - (hits - expected) : 0;
    if (gain <= bestGain) continue;
    bestGain = gain;
    best = cell.at;
  }
  return best;
}
