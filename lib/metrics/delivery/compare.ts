import { differenceInterval } from "@/lib/metrics/stats/difference-interval";
import type { Comparison, Reading } from "./figure";
import { interval95 } from "./reading";

/** Which way a metric should go. */
export type Better = "more" | "less";

/** Fewer values than these on either side tell nothing apart: intervals of shares are too short there. */
const FEWEST = 6;

/** Two rates that follow from counts. Counts are known, so any difference is one. Null when either side is unknown. */
export function compareCounts(now: Reading, before: Reading, better: Better): Comparison | null {
  if (now.value === null || before.value === null) return null;
  const difference = now.value - before.value;
  return { direction: difference === 0 ? "same" : directionOf(difference, better), difference, interval: null };
}

/**
 * Two values that were estimated from samples: a direction is only named when the 95 % interval of the difference excludes zero.
 * With few values or without an interval on either side nothing can be told apart. Null when either side is unknown.
 */
export function compareEstimates(now: Reading, before: Reading, better: Better): Comparison | null {
  if (now.value === null || before.value === null) return null;
  const difference = now.value - before.value;
  if (now.interval === null || before.interval === null || Math.min(now.n, before.n) < FEWEST)
    return { direction: "unclear", difference, interval: null };
  const { low, high } = differenceInterval({ value: now.value, ...now.interval }, { value: before.value, ...before.interval });
  const isClear = low > 0 || high < 0;
  return { direction: isClear ? directionOf(difference, better) : "unclear", difference, interval: interval95(low, high) };
}

const directionOf = (difference: number, better: Better): "better" | "worse" =>
  difference > 0 === (better === "more") ? "better" : "worse";
