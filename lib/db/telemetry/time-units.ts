export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** Width of a ledger slot. */
export const SLOT_MS = 6 * HOUR_MS;

export const MINUTES_AN_HOUR = 60;
export const HOURS_A_DAY = 24;

/** The ledger slot of a body whose newest span is at `ms`: a function of its content, so a retry looks into the same slot. */
export const slotOf = (ms: number): number => Math.floor(ms / SLOT_MS);
