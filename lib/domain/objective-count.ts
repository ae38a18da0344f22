import { countAbove } from "./histogram/exceedance";
import { type Histogram, totalOf, upperBoundUs } from "./histogram/histogram";
import { nearestBound } from "./histogram/nearest-bound";
import type { Counted, Objective } from "./objective";

/** What of some requests counts: sums over any period. */
type Sums = { readonly count: number; readonly errors: number; readonly durations: Histogram };

/**
 * The requests of an objective and those of them that broke it. Availability: failed ones, wherever they began to fail, since users do not
 * care. Latency: those that took longer than the bucket bound nearest to the threshold, whether they failed or not, of those whose
 * duration is known.
 */
export function countedOf({ count, errors, durations }: Sums, { kind, thresholdMs }: Pick<Objective, "kind" | "thresholdMs">): Counted {
  if (kind === "availability" || thresholdMs === null) return { total: count, bad: errors };
  return { total: totalOf(durations), bad: countAbove(durations, nearestBound(thresholdMs * 1_000)) };
}

/** The milliseconds above which a request is in fact counted as slow: the threshold within 4.4 %. */
export const countedAboveMs = (thresholdMs: number): number => upperBoundUs(nearestBound(thresholdMs * 1_000)) / 1_000;

/** The sum of what counted in several places or periods. */
export const addCounted = (all: readonly Counted[]): Counted => ({
  total: all.reduce((sum, { total }) => sum + total, 0),
  bad: all.reduce((sum, { bad }) => sum + bad, 0),
});
