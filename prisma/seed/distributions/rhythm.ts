const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Traffic at the quietest hour, as a share of the busiest. */
const NIGHT = 0.45;
const BUSIEST_HOUR = 14;

/** Traffic at a moment as a share of a weekday's peak: a smooth day (UTC), and weekends at `weekend` times a weekday. */
export function rhythm(ms: number, weekend: number): number {
  const hour = (ms % DAY_MS) / HOUR_MS;
  const wave = (1 + Math.cos(((hour - BUSIEST_HOUR) / 24) * 2 * Math.PI)) / 2;
  const weekday = new Date(ms).getUTCDay();
  return (NIGHT + (1 - NIGHT) * wave) * (weekday === 0 || weekday === 6 ? weekend : 1);
}
