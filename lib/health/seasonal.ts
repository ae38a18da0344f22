import { chanceAbove } from "./chance-above";
import { SEASON_PSEUDO_ERRORS, SEASON_RANGE, SURE } from "./thresholds";
import type { EarlierTrials } from "./trials";

/** A job of every night may do more than the range: so many days, all but one of those known, must each have shown it. */
const DAYS_ALIKE = 3;
const SEASON_PROVEN = 30;
/** … and are then hardly held at 1. */
const PROVEN_PSEUDO_ERRORS = 2;

/** Whether a day had far more hits after than before, beyond chance. */
export const isFarAbove = ({ before, after }: EarlierTrials): boolean =>
  before.of > 0 && after.of > 0 && chanceAbove(SEASON_RANGE[1] / 1.5, before, after) > SURE;

/**
 * How the rate moves by itself from the baseline's clock to that of the time after: hits after on earlier days, divided by those that the
 * rate before led to expect, with pseudo-errors on both sides that hold it at 1 while little is known. Null without earlier days.
 */
export function seasonalFactor(earlier: readonly EarlierTrials[]): number | null {
  const days = earlier.filter(({ daysAgo, before, after }) => daysAgo > 0 && before.of > 0 && after.of > 0);
  if (days.length === 0) return null;
  const isProven = days.filter(isFarAbove).length >= Math.max(DAYS_ALIKE, days.length - 1);
  const pseudo = isProven ? PROVEN_PSEUDO_ERRORS : SEASON_PSEUDO_ERRORS;
  let seen = pseudo;
  let expected = pseudo;
  for (const { before, after } of days) {
    // The longer window is thinned to the shorter one, so that a day weighs as much as it knows of both.
    const part = Math.min(1, before.of / after.of);
    seen += after.hits * part;
    expected += (before.hits / before.of) * after.of * part;
  }
  const factor = seen / expected;
  // That the clock makes things better is believed only as far as it is sure: what it takes away, a rise would seem to add.
  const sure = factor < 1 ? Math.min(1, factor * Math.exp(Math.sqrt(1 / seen + 1 / expected))) : factor;
  return Math.min(isProven ? SEASON_PROVEN : SEASON_RANGE[1], Math.max(SEASON_RANGE[0], sure));
}
