import { DAY_MS, HOUR_MS } from "../time";

/** The last working day that is at least `days` days ago, at an hour of the day (UTC, fractions allowed). */
export function workday(now: Date, days: number, hour: number): Date {
  let midnight = Math.floor((now.getTime() - days * DAY_MS) / DAY_MS) * DAY_MS;
  while (!isWorkday(new Date(midnight))) midnight -= DAY_MS;
  return new Date(midnight + Math.round(hour * 60) * (HOUR_MS / 60));
}

export const isWorkday = (at: Date): boolean => at.getUTCDay() !== 0 && at.getUTCDay() !== 6;
