import { addHistograms } from "./histogram/add";
import { EMPTY_HISTOGRAM, type Histogram } from "./histogram/histogram";
import type { Rollup } from "./rollup";

export const EMPTY_ROLLUP: Rollup = { count: 0, errors: 0, ownErrors: 0, sumUs: 0, maxUs: 0, durations: EMPTY_HISTOGRAM };

/** The sum of rollups: aggregate(a ++ b) = add(aggregate(a), aggregate(b)). */
export function addRollups(rollups: readonly Rollup[]): Rollup {
  const sum = { count: 0, errors: 0, ownErrors: 0, sumUs: 0, maxUs: 0 };
  const durations: Histogram[] = [];
  for (const rollup of rollups) {
    sum.count += rollup.count;
    sum.errors += rollup.errors;
    sum.ownErrors += rollup.ownErrors;
    sum.sumUs += rollup.sumUs;
    sum.maxUs = Math.max(sum.maxUs, rollup.maxUs);
    durations.push(rollup.durations);
  }
  return { ...sum, durations: addHistograms(durations) };
}
