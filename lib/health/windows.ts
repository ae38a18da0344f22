import { HORIZON_MINUTES, type Horizon, horizonEnd } from "@/lib/domain/horizon";
import type { Window } from "@/lib/domain/verdict";
import type { Windows } from "./judge-input";
import { WARM_UP_MINUTES } from "./thresholds";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Minutes right before the roll-out that no baseline holds: what ends the old version may begin in them. */
const LAST_MINUTES = 5;

/** Length in minutes of the cells that a horizon is judged on. */
export const cellMinutesOf = (horizon: Horizon): number => (HORIZON_MINUTES[horizon] > 60 ? 60 : 1);

/**
 * What to read for one horizon, in whole cells.
 * Before: 60 to 5 minutes before the roll-out began (5m, 1h); the day before and the same hours a week earlier (24h); the seven
 * days before (7d). After: from the end of the roll-out to the end of the horizon, without two minutes of warm-up for 1h and longer.
 */
export function baselineWindows(horizon: Horizon, rolledOutAt: Date, startedAt: Date | null = null): Windows {
  const cellMs = cellMinutesOf(horizon) * MINUTE_MS;
  const floor = (ms: number): number => Math.floor(ms / cellMs) * cellMs;
  const ceil = (ms: number): number => Math.ceil(ms / cellMs) * cellMs;
  const rolledOut = rolledOutAt.getTime();
  const start = floor(Math.min(startedAt?.getTime() ?? rolledOut, rolledOut));
  const from = horizon === "5m" ? floor(rolledOut) : ceil(rolledOut + WARM_UP_MINUTES * MINUTE_MS);
  const before = periodsBefore(horizon).map(([first, last]) => window(start - first, start - last));
  return {
    before,
    after: window(from, floor(horizonEnd(rolledOutAt, horizon).getTime())),
    meantime: cellMs === MINUTE_MS ? window(start - LAST_MINUTES * MINUTE_MS, from) : null,
  };
}

/** The same windows on one earlier day; of the same day an hour further back, with an empty `after`. */
export type EarlierWindows = { readonly daysAgo: number; readonly before: Window; readonly after: Window };

const EARLIER_DAYS = [1, 2, 3, 7, 14, 21] as const;
const EARLIER_HOURS = 3;

/**
 * Where to read how the rate moves by itself, for the minute horizons (5m, 1h): the hours before the baseline, then the windows before and
 * after on the last three days and the last three weeks. Hour horizons compare with the same clock already and have none.
 */
export function earlierWindows(horizon: Horizon, { before, after }: Windows): EarlierWindows[] {
  const baseline = before[0];
  if (cellMinutesOf(horizon) > 1 || baseline === undefined) return [];
  const hours = Array.from({ length: EARLIER_HOURS }, (_, index) => {
    const end = baseline.from.getTime() - index * 60 * MINUTE_MS;
    return { daysAgo: 0, before: window(end - 60 * MINUTE_MS, end), after: window(end, end) };
  });
  const days = EARLIER_DAYS.map((daysAgo) => ({ daysAgo, before: back(baseline, daysAgo), after: back(after, daysAgo) }));
  return [...hours, ...days];
}

const back = ({ from, to }: Window, days: number): Window => window(from.getTime() - days * DAY_MS, to.getTime() - days * DAY_MS);

/** Begin and end of the baseline periods in milliseconds before the roll-out began. */
function periodsBefore(horizon: Horizon): readonly (readonly [number, number])[] {
  if (horizon === "24h") {
    return [
      [DAY_MS, 0],
      [7 * DAY_MS, 6 * DAY_MS],
    ];
  }
  return horizon === "7d" ? [[7 * DAY_MS, 0]] : [[60 * MINUTE_MS, LAST_MINUTES * MINUTE_MS]];
}

const window = (fromMs: number, toMs: number): Window => ({ from: new Date(fromMs), to: new Date(toMs) });
