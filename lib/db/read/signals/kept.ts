import { env } from "@/lib/env";
import { DAY_MS } from "../../telemetry/time-units";
import type { Step } from "./tier-sql";

/** The finest step in which telemetry from `from` on is still kept: minutes go first, then hours. */
export function keptStep(from: Date, now: Date): Step {
  const { WAKE_KEEP_MINUTES_DAYS: minutes, WAKE_KEEP_HOURS_DAYS: hours } = env();
  const ageDays = (now.getTime() - from.getTime()) / DAY_MS;
  if (ageDays <= minutes) return "1m";
  return ageDays <= hours ? "1h" : "1d";
}
