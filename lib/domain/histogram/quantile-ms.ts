import type { Histogram } from "./histogram";
import { quantileUs } from "./quantile";

/** The q-quantile in milliseconds, as pages show it; null for an empty histogram. */
export function quantileMs(histogram: Histogram, q: number): number | null {
  const us = quantileUs(histogram, q);
  return us === null ? null : us / 1000;
}
