const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Fewer minutes say more of the export interval than of the rate. */
const LEAST_MINUTES = 5;

/** What arrived in the hour with this number since the epoch, and in the hour before; nothing is known of before `countedSince`. */
export type HourlyPoints = {
  readonly hour: number;
  readonly hourPoints: number;
  readonly previousPoints: number;
  readonly countedSince: Date;
};

export type PointRate = { readonly perMinute: number; readonly minutes: number } | { readonly perMinute: null; readonly reason: string };

/**
 * Points a minute over the current hour and the one before, as far as both were counted: over one to two hours for a metric that has
 * been sent for long. Null with the reason when it is known for less than five minutes. Nothing in that time is a rate of 0.
 */
export function pointsPerMinute({ hour, hourPoints, previousPoints, countedSince }: HourlyPoints, now: Date): PointRate {
  const thisHour = Math.floor(now.getTime() / HOUR_MS);
  const fromMs = Math.max((thisHour - 1) * HOUR_MS, countedSince.getTime());
  const minutes = (now.getTime() - fromMs) / MINUTE_MS;
  if (minutes < LEAST_MINUTES) return { perMinute: null, reason: "too new to tell" };
  const age = thisHour - hour;
  const points = age <= 0 ? hourPoints + previousPoints : age === 1 ? hourPoints : 0;
  return { perMinute: points / minutes, minutes };
}
