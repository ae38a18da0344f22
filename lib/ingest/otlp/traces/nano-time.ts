/**
 * Times of OTLP are unsigned 64-bit nanoseconds, here as two 32-bit halves. A double holds only 53 bits, and a span within 256 ns of a
 * minute's edge must not fall into the wrong minute, so everything below is exact integer arithmetic.
 *
 * A minute is 6e10 ns = 2^11 · 29,296,875. Shifted by 11 bits the time fits a double, and the quotient stays below 2^29, where the
 * rounding of a division (at most 2^-25) is smaller than its distance to the next whole number (1/29,296,875).
 */
const UNITS_A_MINUTE = 29_296_875;
const UNIT_NS = 2048;
/** 2^32 ns in units and in nanoseconds; written out, because engines do not fold powers. */
const HIGH_UNITS = 2_097_152;
const HIGH_NS = 4_294_967_296;

const unitsOf = (high: number, low: number): number => high * HIGH_UNITS + (low >>> 11);

/** Whole minutes since the epoch. */
export const minuteOf = (high: number, low: number): number => Math.floor(unitsOf(high, low) / UNITS_A_MINUTE);

/** Whole milliseconds since the epoch. */
export function millisOf(high: number, low: number): number {
  const units = unitsOf(high, low);
  const minute = Math.floor(units / UNITS_A_MINUTE);
  const nanos = (units - minute * UNITS_A_MINUTE) * UNIT_NS + (low & (UNIT_NS - 1));
  return minute * 60_000 + Math.floor(nanos / 1e6);
}

/** Nanoseconds from one time to another; exact up to 104 days. */
export const nanosBetween = (fromHigh: number, fromLow: number, toHigh: number, toLow: number): number =>
  (toHigh - fromHigh) * HIGH_NS + (toLow - fromLow);

/** Whether a time is before another; of either, the halves may be signed words with the same bits. */
export const isBefore = (high: number, low: number, thanHigh: number, thanLow: number): boolean =>
  high === thanHigh ? low >>> 0 < thanLow >>> 0 : high >>> 0 < thanHigh >>> 0;
