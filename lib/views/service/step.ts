const MINUTE_MS = 60_000;
const HOURS_FROM_MS = 12 * 60 * MINUTE_MS;
const DAYS_FROM_MS = 30 * 24 * 60 * MINUTE_MS;

/** The coarsest step that still draws a period well: at most 720 points. `from` is moved down to a whole step. */
export function stepFor(period: { readonly from: Date; readonly to: Date }): { step: "1m" | "1h" | "1d"; stepMinutes: number; from: Date } {
  const length = period.to.getTime() - period.from.getTime();
  const [step, stepMinutes] =
    length <= HOURS_FROM_MS ? (["1m", 1] as const) : length <= DAYS_FROM_MS ? (["1h", 60] as const) : (["1d", 1440] as const);
  const stepMs = stepMinutes * MINUTE_MS;
  return { step, stepMinutes, from: new Date(Math.floor(period.from.getTime() / stepMs) * stepMs) };
}
