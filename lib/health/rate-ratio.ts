import type { Ratio } from "@/lib/domain/verdict";
import { betaQuantile } from "@/lib/metrics/stats/beta-quantile";
import type { Trials } from "./trials";

/**
 * The quantile `p` of rate after ÷ rate before, from Jeffreys' prior on the split of hits, Beta(x₁ + ½, x₀ + ½).
 * Finite for any counts, so it can be drawn and stored even when one side has no hits. Both sides need requests.
 * Both parts of the split are solved for, because 1 − split loses the digits of a small rest.
 */
export function rateRatioQuantile(p: number, before: Trials, after: Trials): number {
  const split = betaQuantile(p, after.hits + 0.5, before.hits + 0.5);
  const rest = betaQuantile(1 - p, before.hits + 0.5, after.hits + 0.5);
  return ((split / rest) * before.of) / after.of;
}

/** Median and 95 % interval of rate after ÷ rate before; null when a side has no requests or neither has a hit. */
export function rateRatio(before: Trials, after: Trials): Ratio | null {
  if (before.of <= 0 || after.of <= 0 || before.hits + after.hits <= 0) return null;
  return {
    ratio: rateRatioQuantile(0.5, before, after),
    low: rateRatioQuantile(0.025, before, after),
    high: rateRatioQuantile(0.975, before, after),
  };
}
