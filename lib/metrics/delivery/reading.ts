import type { Interval, NoValueReason, Reading } from "./figure";
import type { PeriodFacts } from "./period-facts";

/** What a figure is worked out of: its period, the one before it, and the buckets of its period. */
export type Periods = { readonly now: PeriodFacts; readonly before: PeriodFacts | null; readonly buckets: readonly PeriodFacts[] };

/** No value, and why; `n` counts what there was nevertheless. */
export const noReading = (reason: NoValueReason, n = 0): Reading => ({ value: null, n, interval: null, reason });

/** Why there is no value where nothing reached production. */
export const nothingReached = ({ connected }: PeriodFacts): NoValueReason => (connected ? "no-deployments" : "not-connected");

/** A 95 % interval; null unless both ends are known. */
export const interval95 = (low: number | null, high: number | null): Interval | null =>
  low === null || high === null ? null : { low, high, level: 0.95 };
