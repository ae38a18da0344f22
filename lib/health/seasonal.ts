import { SEASON_PSEUDO_ERRORS, SEASON_RANGE } from "./thresholds";
import type { EarlierTrials } from "./trials";

/**
 * How the rate moves by itself from the baseline's clock to that of the time after: hits after on earlier days, divided by those that the
 * rate before led to expect, with pseudo-errors on both sides that hold it at 1 while little is known. Null without earlier days.
 */
export function seasonalFactor(earlier: readonly EarlierTrials[]): number | null {
  const days = earlier.filter(({ daysAgo, before, after }) => daysAgo > 0 && before.of > 0 && after.of > 0);
  if (days.length === 0) return null;
  let seen = SEASON_PSEUDO_ERRORS;
  let expected = SEASON_PSEUDO_ERRORS;
  for (const { before, after } of days) {
    // The longer window is thinned to the shorter one, so that a day weighs as much as it knows of both.
    const part = Math.min(1, before.of / after.of);
    seen += after.hits * part;
    expected += (before.hits / before.of) * after.of * part;
  }
  return Math.min(SEASON_RANGE[1], Math.max(SEASON_RANGE[0], seen / expected));
}
