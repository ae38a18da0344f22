import { addHistograms } from "@/lib/domain/histogram/add";
import { type Histogram, totalOf } from "@/lib/domain/histogram/histogram";
import type { Cells } from "./material";

/** Durations below which an operation says too little of how slow it is to be weighed up. */
const FEWEST = 20;
/** Furthest that the durations of one operation are weighed up or down. */
const RANGE = [0.1, 10] as const;

/**
 * Durations after the roll-out as if each operation had been asked for as often, of all requests, as before: each operation's durations
 * are weighed by the ratio of its two shares. Operations that are new, gone or hardly asked for keep their weight.
 */
export function standardised(operations: readonly Cells[], before: Histogram, after: Histogram): Histogram {
  const [allBefore, allAfter] = [totalOf(before), totalOf(after)];
  if (operations.length < 2 || allBefore === 0 || allAfter === 0) return after;
  const told = operations.map((one) => ({
    before: one.before.reduce((sum, { durations }) => sum + totalOf(durations), 0),
    after: addHistograms(one.version.map(({ durations }) => durations)),
  }));
  const covered = told.reduce((sum, one) => sum + totalOf(one.after), 0);
  if (covered < allAfter * 0.9) return after;
  return addHistograms(
    told.map((one) => {
      const count = totalOf(one.after);
      if (count < FEWEST || one.before < FEWEST) return one.after;
      const weight = Math.min(RANGE[1], Math.max(RANGE[0], one.before / allBefore / (count / covered)));
      return { offset: one.after.offset, counts: one.after.counts.map((bucket) => bucket * weight) };
    }),
  );
}
