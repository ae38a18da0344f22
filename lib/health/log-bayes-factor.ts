import { logBeta } from "@/lib/metrics/stats/log-beta";
import type { Trials } from "./trials";

/**
 * ln of the Bayes factor "the two sides differ" against "they do not". Given all hits of both sides, those after are
 * Bin(x₀ + x₁, ρ) with ρ = n₁ / (n₀ + n₁) when nothing changed; the alternative is any split, uniformly:
 * B(x₁ + 1, x₀ + 1) / (ρ^x₁ (1 − ρ)^x₀). 0 (no evidence) when a side has no requests.
 */
export function logBayesFactor(before: Trials, after: Trials): number {
  if (before.of <= 0 || after.of <= 0) return 0;
  const all = before.of + after.of;
  return logBeta(after.hits + 1, before.hits + 1) - after.hits * Math.log(after.of / all) - before.hits * Math.log(before.of / all);
}
