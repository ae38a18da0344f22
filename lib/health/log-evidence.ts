import { RISES } from "./thresholds";
import type { Trials } from "./trials";

/** Two sides whose rates are compared: in one minute, or of one time with another. */
export type Sides = { readonly ours: Trials; readonly others: Trials };

/**
 * ln E, the evidence that our rate is the higher one. Of the hits of both sides as many fall on ours as its share ρ of the trials says when
 * nothing differs, and ρ·δ / (ρ·δ + 1 − ρ) when our rate is δ times the other. E is the mean of the likelihood ratios of several δ over all
 * pairs of sides: a conditional binomial test that exceeds 1/α by chance in at most α of all cases, however often one looks.
 */
export function logEvidence(pairs: readonly Sides[]): number {
  const logs = RISES.map((rise) => pairs.reduce((sum, sides) => sum + logLikelihoodRatio(sides, rise), 0));
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length);
}

function logLikelihoodRatio({ ours, others }: Sides, rise: number): number {
  const hits = ours.hits + others.hits;
  if (hits === 0 || ours.of <= 0 || others.of <= 0) return 0;
  const share = ours.of / (ours.of + others.of);
  return ours.hits * Math.log(rise) - hits * Math.log(share * rise + 1 - share);
}
