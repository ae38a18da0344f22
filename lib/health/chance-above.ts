import { incompleteBeta } from "@/lib/metrics/stats/incomplete-beta";
import type { Trials } from "./trials";

/**
 * The chance that the rate after is more than `ratio` times the rate before, from a uniform prior on the split of hits:
 * the split is Beta(x₁ + 1, x₀ + 1), and `ratio` corresponds to the split ratio·n₁ / (n₀ + ratio·n₁).
 */
export function chanceAbove(ratio: number, before: Trials, after: Trials): number {
  const all = before.of + ratio * after.of;
  return all > 0 ? incompleteBeta(before.of / all, before.hits + 1, after.hits + 1) : 0.5;
}

/** The chance that the rate after is not above the rate before, to all its digits however small. */
export const chanceBelow = (before: Trials, after: Trials): number =>
  Math.max(Number.MIN_VALUE, incompleteBeta(after.of / (before.of + after.of), after.hits + 1, before.hits + 1));
