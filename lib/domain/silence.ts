const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Below this many hours with a call nobody can tell a rhythm. */
const LEAST_HOURS = 5;

/** What a sender's calls came to in one hour. */
export type BusyHour = { readonly hour: Date; readonly calls: number };

export type Silence = {
  /** How long it has not called, in milliseconds. */
  readonly forMs: number;
  /** How long it used to be quiet between two calls, in milliseconds. */
  readonly usualMs: number;
};

/**
 * Whether a sender is quiet for longer than its own rhythm explains; null while it is not, or too little is known of it. `hours` are
 * those in which it called, in any order, each once.
 *
 * It is silent when the last call lies back more than an hour, more than ten times its usual pause, and more than half as long again as
 * its longest pause so far: that one holds the nights and weekends of those who work. Of a sender that is known for less than a day no
 * night was seen, and of one with nights that is known for less than a week no weekend: these get a day, and three.
 */
export function silenceOf(hours: readonly BusyHour[], lastAt: Date, now: Date): Silence | null {
  if (hours.length < LEAST_HOURS) return null;
  const at = hours.map(({ hour }) => hour.getTime()).sort((a, b) => a - b);
  const pauses = at.slice(1).map((hour, index) => hour - (at[index] ?? hour));
  const usualMs = usualPause(hours, pauses);
  const longestMs = Math.max(...pauses);
  const knownMs = pauses.reduce((sum, pause) => sum + pause, 0);
  const unseenMs = knownMs < DAY_MS ? DAY_MS : longestMs > 6 * HOUR_MS && knownMs < 7 * DAY_MS ? 3 * DAY_MS : 0;
  const forMs = now.getTime() - lastAt.getTime();
  return forMs > Math.max(HOUR_MS, 10 * usualMs, 1.5 * longestMs, unseenMs) ? { forMs, usualMs } : null;
}

/** The median pause between hours with a call; when these follow each other, the mean pause within them. */
function usualPause(hours: readonly BusyHour[], pauses: readonly number[]): number {
  const median = pauses.toSorted((a, b) => a - b)[Math.floor(pauses.length / 2)] ?? HOUR_MS;
  if (median > HOUR_MS) return median;
  const calls = hours.reduce((sum, hour) => sum + hour.calls, 0);
  return (hours.length * HOUR_MS) / Math.max(calls, hours.length);
}
