import { keptStep } from "@/lib/db/read/signals/kept";
import { STEP_MINUTES, type Step } from "@/lib/db/read/signals/tier-sql";

const HOUR_MS = 3_600_000;
const MINUTES_UP_TO_MS = 6 * HOUR_MS;
const HOURS_UP_TO_MS = 60 * 24 * HOUR_MS;

/**
 * The stored tier in which counts of many series over a period are read for small charts: minutes up to six hours, hours up to sixty days,
 * else days; coarser where finer ones are not kept. `from` is moved down to a whole step.
 */
export function countTier(period: { readonly from: Date; readonly to: Date }, now: Date): { readonly step: Step; readonly from: Date } {
  const lengthMs = period.to.getTime() - period.from.getTime();
  const wanted: Step = lengthMs <= MINUTES_UP_TO_MS ? "1m" : lengthMs <= HOURS_UP_TO_MS ? "1h" : "1d";
  const kept = keptStep(period.from, now);
  const step = STEP_MINUTES[kept] > STEP_MINUTES[wanted] ? kept : wanted;
  const stepMs = STEP_MINUTES[step] * 60_000;
  return { step, from: new Date(Math.floor(period.from.getTime() / stepMs) * stepMs) };
}
