import { HORIZON_MINUTES, type Horizon, horizonEnd } from "@/lib/domain/horizon";
import type { Window } from "@/lib/domain/verdict";
import type { Windows } from "./judge-input";
import { WARM_UP_MINUTES } from "./thresholds";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** Length in minutes of the cells that a horizon is judged on. */
export const cellMinutesOf = (horizon: Horizon): number => (HORIZON_MINUTES[horizon] > 60 ? 60 : 1);

/**
 * What to read for one horizon, in whole cells.
 * Before: 60 to 5 minutes before the roll-out began (5m, 1h); the day before and the same day a week earlier (24h); the seven
 * days before (7d). After: from the end of the roll-out to the end of the horizon, without two minutes of warm-up for 1h and longer.
 */
export function baselineWindows(horizon: Horizon, rolledOutAt: Date, startedAt: Date | null = null): Windows {
  const cellMs = cellMinutesOf(horizon) * MINUTE_MS;
  const floor = (ms: number): number => Math.floor(ms / cellMs) * cellMs;
  const ceil = (ms: number): number => Math.ceil(ms / cellMs) * cellMs;
  const rolledOut = rolledOutAt.getTime();
  const start = floor(Math.min(startedAt?.getTime() ?? rolledOut, rolledOut));
  const from = horizon === "5m" ? floor(rolledOut) : ceil(rolledOut + WARM_UP_MINUTES * MINUTE_MS);
  return {
    before: periodsBefore(horizon).map(([first, last]) => window(start - first, start - last)),
    after: window(from, floor(horizonEnd(rolledOutAt, horizon).getTime())),
  };
}

/** Begin and end of the baseline periods in milliseconds before the roll-out began. */
function periodsBefore(horizon: Horizon): readonly (readonly [number, number])[] {
  if (horizon === "24h") {
    return [
      [DAY_MS, 0],
      [8 * DAY_MS, 7 * DAY_MS],
    ];
  }
  return horizon === "7d" ? [[7 * DAY_MS, 0]] : [[60 * MINUTE_MS, 5 * MINUTE_MS]];
}

const window = (fromMs: number, toMs: number): Window => ({ from: new Date(fromMs), to: new Date(toMs) });
