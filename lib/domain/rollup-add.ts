import { addHistograms } from "./histogram/add";
import { EMPTY_HISTOGRAM } from "./histogram/histogram";
import type { Rollup } from "./rollup";

export const EMPTY_ROLLUP: Rollup = { count: 0, errors: 0, ownErrors: 0, sumUs: 0, maxUs: 0, durations: EMPTY_HISTOGRAM };

/** The sum of rollups: aggregate(a ++ b) = add(aggregate(a), aggregate(b)). */
export function addRollups(rollups: readonly Rollup[]): Rollup {
  const only = rollups.length === 1 ? rollups[0] : undefined;
  if (only !== undefined) return withoutTheRest(only);
  const sum = (pick: (rollup: Rollup) => number): number => rollups.reduce((total, rollup) => total + pick(rollup), 0);
  return {
    count: sum((rollup) => rollup.count),
    errors: sum((rollup) => rollup.errors),
    ownErrors: sum((rollup) => rollup.ownErrors),
    sumUs: sum((rollup) => rollup.sumUs),
    maxUs: rollups.reduce((max, rollup) => Math.max(max, rollup.maxUs), 0),
    durations: addHistograms(rollups.map((rollup) => rollup.durations)),
  };
}

/** A rollup alone, of something that may be more than one. */
const withoutTheRest = ({ count, errors, ownErrors, sumUs, maxUs, durations }: Rollup): Rollup => ({
  count,
  errors,
  ownErrors,
  sumUs,
  maxUs,
  durations,
});
