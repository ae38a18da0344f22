/** The length of time that one partition covers; boundaries are in UTC. */
export type Period = {
  /** Digits of a partition's name: 4 year, 6 month, 8 day, 10 hour. */
  readonly digits: 4 | 6 | 8 | 10;
  readonly startOf: (at: Date) => Date;
  readonly next: (start: Date) => Date;
};

export const YEAR: Period = {
  digits: 4,
  startOf: (at) => new Date(Date.UTC(at.getUTCFullYear(), 0)),
  next: (start) => new Date(Date.UTC(start.getUTCFullYear() + 1, 0)),
};

export const MONTH: Period = {
  digits: 6,
  startOf: (at) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth())),
  next: (start) => new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1)),
};

export const DAY: Period = fixed(8, 24);
export const SIX_HOURS: Period = fixed(10, 6);

/** The period of a partition with so many digits in its name; null for any other number. */
export const periodOfDigits = (digits: number): Period | null => [YEAR, MONTH, DAY, SIX_HOURS].find((one) => one.digits === digits) ?? null;

function fixed(digits: 8 | 10, hours: number): Period {
  const lengthMs = hours * 3_600_000;
  return {
    digits,
    startOf: (at) => new Date(Math.floor(at.getTime() / lengthMs) * lengthMs),
    next: (start) => new Date(start.getTime() + lengthMs),
  };
}

/** `202611` for November 2026. */
export const digitsOf = (period: Period, start: Date): string => start.toISOString().replace(/\D/g, "").slice(0, period.digits);

/** The inverse of `digitsOf`. */
export function startOfDigits(digits: string): Date {
  const part = (from: number, to: number, absent: number): number => (digits.length >= to ? Number(digits.slice(from, to)) : absent);
  return new Date(Date.UTC(part(0, 4, 1970), part(4, 6, 1) - 1, part(6, 8, 1), part(8, 10, 0)));
}

/** The starts of all periods that overlap a stretch of time. */
export function periodsBetween(period: Period, from: Date, to: Date): Date[] {
  const starts: Date[] = [];
  for (let start = period.startOf(from); start <= to; start = period.next(start)) starts.push(start);
  return starts;
}
