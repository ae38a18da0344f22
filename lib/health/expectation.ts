import { chanceAbove } from "./chance-above";
import { dispersion } from "./dispersion";
import { seasonalFactor } from "./seasonal";
import { DAY_VARIANCE, DAY_VARIANCE_DAYS } from "./thresholds";
import { type EarlierTrials, shareOf, sumTrials, type TrialCell, type Trials, thin } from "./trials";

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
  /** What earlier days alone lead to expect, as so many trials as they tell; null where they do not. */
  readonly usual: Trials | null;
};

type Level = Trials & { readonly daysAgo: number };

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
  const levels = past.earlier.map((day) => levelOf(day, scale, past.mix)).filter(({ of }) => of > 0);
  const history = historyOf(levels, today);
  const all = today.hits + history.hits;
  const both = all + after.hits > 0 ? (all * after.hits) / (all + after.hits) : 0;
  const spread = Math.max(dispersion(past.before), past.placebo ?? 1, 1 + past.unrest * both);
  const thinned = thin(today, spread);
  const trials = { hits: thinned.hits + history.hits, of: thinned.of + history.of };
  return { trials, dispersion: spread, seasonal, share: shareOf(trials), usual: usualOf(levels) };
}

/** An earlier day, or an hour of today, as trials at the clock and the operations of the time after. */
const levelOf = ({ daysAgo, before, after }: EarlierTrials, scale: number, mix: number): Level => ({
  daysAgo,
  hits: before.hits + after.hits,
  of: before.of / scale + after.of / mix,
});

/**
 * Earlier days as so many trials as predict today equally well: the variance of the logarithm of their mean rate is that between days
 * (shrunk towards a usual one), that of their counts, and the square of what they differ from today's baseline beyond two deviations.
 */
function historyOf(days: readonly Level[], today: Trials): Trials {
  const { hits, of } = sumTrials(days);
  if (of <= 0 || today.of <= 0) return { hits: 0, of: 0 };
  const counted = Math.max(hits, 0.5);
  const variance = betweenDays([...days, today]) * (1 + 1 / days.length) + 1 / counted;
  const apart = Math.log((today.hits + 0.5) / today.of / (counted / of)) ** 2;
  const bias = Math.max(0, apart - 2 ** 2 * (variance + 1 / (today.hits + 0.5)));
  const worth = 1 / (variance + bias);
  return { hits: hits === 0 ? 0 : worth, of: hits === 0 ? (of * worth) / counted : (worth * of) / hits };
}

/** Earlier days, and hours of today, from which on they tell of a level. */
const FEWEST_DAYS = 3;
const FEWEST_HOURS = 2;
/** Chance from which a day is not one of the others: at least so many times as bad. */
const APART = 0.99;
const BAD_DAY = 2;

/**
 * The level of earlier days alone. A calm hour right before a roll-out may be a lull, and what follows it the usual. Null where days are too
 * few to tell, and where hours of today have been calmer than they, for then the usual is another one. A day with an outage is no usual.
 */
function usualOf(levels: readonly Level[]): Trials | null {
  const [all, hours] = [levels.filter(({ daysAgo }) => daysAgo > 0), levels.filter(({ daysAgo }) => daysAgo === 0)];
  const days = all.filter((day) => chanceAbove(BAD_DAY, sumTrials(all.filter((one) => one !== day)), day) < APART);
  const { hits, of } = sumTrials(days);
  if (days.length < FEWEST_DAYS || hits === 0) return null;
  if (hours.length >= FEWEST_HOURS && chanceAbove(1, sumTrials(hours), { hits, of }) > APART) return null;
  const worth = 1 / (betweenDays(days) * (1 + 1 / days.length) + 1 / hits);
  return { hits: worth, of: (worth * of) / hits };
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
