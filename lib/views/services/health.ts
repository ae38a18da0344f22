import type { DayTotal } from "@/lib/db/read/signals/day-totals";
import type { VersionNow } from "@/lib/db/read/signals/services-now";
import { quantileMs } from "@/lib/domain/histogram/quantile-ms";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";

/** How a service does in one environment, over the window named; null values where nothing was answered. */
export type ServiceHealth = {
  readonly window: "10 min" | "24 h";
  readonly perMinute: number;
  readonly failed: number | null;
  readonly p95Ms: number | null;
};

const DAY_MINUTES = 1440;

/** The last ten minutes when there is traffic in them, else the last day; null when neither has any. */
export function healthOf(versions: readonly VersionNow[], day: DayTotal | undefined): ServiceHealth | null {
  const recent = versions.flatMap((version) => (version.recent === null ? [] : [version.recent]));
  const minutes = recent[0]?.minutes;
  if (minutes !== undefined) return health("10 min", addRollups(recent.map(({ rollup }) => rollup)), minutes);
  return day === undefined || day.rollup.count === 0 ? null : health("24 h", day.rollup, DAY_MINUTES);
}

function health(window: ServiceHealth["window"], rollup: Rollup, minutes: number): ServiceHealth {
  return {
    window,
    perMinute: rollup.count / minutes,
    failed: rollup.count === 0 ? null : rollup.errors / rollup.count,
    p95Ms: quantileMs(rollup.durations, 0.95),
  };
}
