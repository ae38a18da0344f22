import { between, type Tick } from "./track";

/** Minutes before the onset that are compared with. */
const BASELINE_MINUTES = 60;
/** How much of a minute's value is chance at least, where calls are not counted: failing shares, and logarithms of durations. */
const LEAST_NOISE = 0.002;
const LEAST_SLOW_NOISE = 0.04;
/** A rise of this much (plus what failed before) is half of the worst there is. */
const HALF_FAILING = 0.005;
const HALF_SLOW = 0.5;
/** Being slow says a little less than failing: a full queue makes everybody slow. */
const SLOW_COUNTS = 0.8;

/** Mean and spread of the minutes of a window. */
export type Level = { readonly mean: number; readonly spread: number; readonly minutes: number; readonly values: readonly number[] };

/** How much worse one window is than another: 0 (not, or not more than chance) to 1. */
export type Severity = {
  readonly value: number;
  readonly how: "failing" | "slow";
  /** Failing shares 0..1, or milliseconds, before and now. */
  readonly before: number;
  readonly now: number;
};

export const NOT_WORSE: Severity = { value: 0, how: "failing", before: 0, now: 0 };

const failingOf = ({ failing }: Tick): number | null => failing;
const slowOf = ({ ms }: Tick): number | null => (ms === null || ms <= 0 ? null : Math.log(ms));

/** Level of what `pick` reads; null when no minute tells it. */
const levelOf = (ticks: readonly Tick[], pick: (tick: Tick) => number | null): Level | null =>
  levelOfValues(ticks.map(pick).filter((value) => value !== null));

/** The same, of what lasts: the highest minute counts as the one below it, since a single bad minute is not an outage. */
const lastingLevelOf = (ticks: readonly Tick[], pick: (tick: Tick) => number | null): Level | null => {
  const values = ticks.map(pick).filter((value) => value !== null);
  const [, second = Number.POSITIVE_INFINITY] = [...values].sort((one, other) => other - one);
  return levelOfValues(values.map((value) => Math.min(value, second)));
};

function levelOfValues(values: readonly number[]): Level | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, spread: Math.sqrt(variance), minutes: values.length, values };
}

/**
 * Severity of `now` against `before`: how sure the rise is (one standard error or less is none, five are all of it) times how large it is
 * (`delta / (delta + half)`). Failing shares and mean durations are looked at each, and the worse one counts.
 */
export function severityOf(before: readonly Tick[], now: readonly Tick[]): Severity {
  const failing = failingRise(before, now);
  const slow = slowRise(before, now);
  return slow.value > failing.value ? slow : failing;
}

export function failingRise(before: readonly Tick[], now: readonly Tick[], pick: (tick: Tick) => number | null = failingOf): Severity {
  const [base, level] = [levelOf(before, pick), lastingLevelOf(now, pick)];
  if (base === null || level === null) return NOT_WORSE;
  const least = leastNoise(before, now, base.mean);
  const value = sure(base, level, least) * large(level.mean - base.mean, HALF_FAILING + base.mean);
  return { value, how: "failing", before: base.mean, now: level.mean };
}

function slowRise(before: readonly Tick[], now: readonly Tick[]): Severity {
  const [base, level] = [levelOf(before, slowOf), lastingLevelOf(now, slowOf)];
  if (base === null || level === null) return NOT_WORSE;
  const value = SLOW_COUNTS * sure(base, level, LEAST_SLOW_NOISE) * large(level.mean - base.mean, HALF_SLOW);
  return { value, how: "slow", before: Math.exp(base.mean), now: Math.exp(level.mean) };
}

/** Counted calls scatter as coins do; of calls that nobody counted a floor is assumed. */
function leastNoise(before: readonly Tick[], now: readonly Tick[], share: number): number {
  const counted = [...before, ...now].flatMap(({ requests }) => (requests === null ? [] : [requests]));
  if (counted.length === 0) return LEAST_NOISE;
  const perMinute = Math.max(1, counted.reduce((sum, requests) => sum + requests, 0) / counted.length);
  const likely = (share * perMinute + 0.5) / (perMinute + 1);
  return Math.sqrt((likely * (1 - likely)) / perMinute);
}

function sure(before: Level, now: Level, least: number): number {
  const noise = Math.max(before.spread, least);
  const scatter = Math.sqrt(noise ** 2 / before.minutes + Math.max(noise, now.spread) ** 2 / now.minutes);
  const error = Math.max(scatter, wandering(before.values, now.minutes));
  return Math.min(1, Math.max(0, ((now.mean - before.mean) / error - 1) / 4));
}

/**
 * Standard deviation of the means of all windows as long as the one that is compared: minutes that follow one another are alike, so their
 * mean scatters more than theirs alone would. 0 where there are fewer than three windows of that length.
 */
function wandering(values: readonly number[], length: number): number {
  if (length < 2 || values.length < 3 * length) return 0;
  const means: number[] = [];
  let sum = values.slice(0, length).reduce((total, value) => total + value, 0);
  for (let at = length; at <= values.length; at++) {
    means.push(sum / length);
    sum += (values[at] ?? 0) - (values[at - length] ?? 0);
  }
  const mean = means.reduce((total, value) => total + value, 0) / means.length;
  return Math.sqrt(means.reduce((total, value) => total + (value - mean) ** 2, 0) / (means.length - 1));
}

const large = (delta: number, half: number): number => (delta <= 0 ? 0 : delta / (delta + half));

/** Severity of a place from the onset on, against the hour before it. */
export function severityAt(ticks: readonly Tick[], onset: number, from: number, to: number): Severity {
  return severityOf(between(ticks, onset - BASELINE_MINUTES, onset), between(ticks, from, to));
}
