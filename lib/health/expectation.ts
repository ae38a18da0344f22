import { dispersion } from "./dispersion";
import { seasonalFactor } from "./seasonal";
import { DAY_VARIANCE, DAY_VARIANCE_DAYS } from "./thresholds";
import { type EarlierTrials, sumTrials, type TrialCell, type Trials, thin } from "./trials";

/** What is known of the time before. */
export type Past = {
  readonly before: readonly TrialCell[];
  readonly earlier: readonly EarlierTrials[];
  /** Factor on the rate that the operations asked for after the roll-out explain by themselves. */
  readonly mix: number;
  /** Dispersion that windows without a deployment showed; null when not measured. */
  readonly placebo: number | null;
  /** Variance of the logarithm of the rate between two windows that is granted in any case. */
  readonly unrest: number;
};

/** What would have been expected of the time after, as trials with its rate: divided by the dispersion, and as many as they tell. */
export type Expectation = {
  readonly trials: Trials;
  readonly dispersion: number;
  /** Factor that the clock explains; null when earlier days are not known. */
  readonly seasonal: number | null;
  /** The expected share of hits; null when the time before had no requests. */
  readonly share: number | null;
};

/**
 * The baseline of the same day, moved to the clock and to the operations of the time after, together with earlier days as far as
 * these have proven to be alike. Both counts are divided by the dispersion: the largest of what bursts within the baseline, windows
 * without a deployment, and the unrest granted to everyone show.
 */
export function expectationOf(past: Past, after: Trials): Expectation {
  const before = sumTrials(past.before);
  const seasonal = seasonalFactor(past.earlier);
  const scale = (seasonal ?? 1) * past.mix;
  const today = { hits: before.hits, of: before.of / scale };
  const history = historyOf(past.earlier, seasonal ?? 1, past.mix, today);
  const all = today.hits + history.hits;
  const both = all + after.hits > 0 ? (all * after.hits) / (all + after.hits) : 0;
  const spread = Math.max(dispersion(past.before), past.placebo ?? 1, 1 + past.unrest * both);
  const thinned = thin(today, spread);
  const trials = { hits: thinned.hits + history.hits, of: thinned.of + history.of };
  return { trials, dispersion: spread, seasonal, share: trials.of > 0 ? trials.hits / trials.of : null };
}

/**
 * Earlier days as so many trials as predict today equally well: the variance of the logarithm of their mean rate is that between days
 * (shrunk towards a usual one), that of their counts, and the square of what they differ from today's baseline beyond chance.
 */
function historyOf(earlier: readonly EarlierTrials[], seasonal: number, mix: number, today: Trials): Trials {
  const days = earlier
    .map(({ before, after }) => ({ hits: before.hits + after.hits, of: before.of / (seasonal * mix) + after.of / mix }))
    .filter(({ of }) => of > 0);
  const { hits, of } = sumTrials(days);
  if (of <= 0 || today.of <= 0) return { hits: 0, of: 0 };
  const counted = Math.max(hits, 0.5);
  const variance = betweenDays([...days, today]) * (1 + 1 / days.length) + 1 / counted;
  const apart = Math.log((today.hits + 0.5) / today.of / (counted / of)) ** 2;
  const bias = Math.max(0, apart - variance - 1 / (today.hits + 0.5));
  const worth = 1 / (variance + bias);
  return { hits: hits === 0 ? 0 : worth, of: hits === 0 ? (of * worth) / counted : (worth * of) / hits };
}

/** Variance of the logarithm of the rate between days: Pearson's χ² beyond its degrees of freedom, shrunk towards the usual. */
function betweenDays(days: readonly Trials[]): number {
  const { hits, of } = sumTrials(days);
  if (hits === 0) return DAY_VARIANCE;
  const expected = days.map((day) => (day.of * hits) / of);
  const chiSquare = days.reduce((sum, day, index) => sum + (day.hits - (expected[index] ?? 0)) ** 2 / (expected[index] || 1), 0);
  const perDay = hits / days.length;
  const seen = Math.max(0, chiSquare - (days.length - 1)) / perDay;
  return (DAY_VARIANCE * DAY_VARIANCE_DAYS + seen) / (DAY_VARIANCE_DAYS + days.length - 1);
}
