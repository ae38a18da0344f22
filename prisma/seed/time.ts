export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** How far back the history goes. */
export const HISTORY_DAYS = 90;

export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS);

export const hoursAfter = (at: Date, hours: number): Date => minutesAfter(at, hours * 60);
