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

/**
 * The chance of so many hits after, or more, of the hits of both sides when the rates are alike, to all its digits however small: the
 * conditional binomial test (Przyborowski and Wilenski, Biometrika 31, 1940). One without hits after.
 */
export const chanceOfSoMany = (before: Trials, after: Trials): number =>
  after.hits <= 0 ? 1 : Math.max(Number.MIN_VALUE, incompleteBeta(after.of / (before.of + after.of), after.hits, before.hits + 1));
