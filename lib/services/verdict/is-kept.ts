import { keptStep } from "@/lib/db/read/signals/kept";
import { STEP_MINUTES } from "@/lib/db/read/signals/tier-sql";
import type { Horizon } from "@/lib/domain/horizon";
import { cellMinutesOf } from "@/lib/health/windows";

/** Whether telemetry from a time on is still kept in the cells that a horizon is judged on. */
export const isKept = (horizon: Horizon, from: Date, now: Date): boolean => STEP_MINUTES[keptStep(from, now)] <= cellMinutesOf(horizon);
