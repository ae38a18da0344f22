import { forgetUnused } from "@/lib/db/telemetry/forget-unused";
import { SHARDS } from "@/lib/db/telemetry/shard-key";

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;
/** Telemetry may come a day late: until then a version may yet get its first series. */
const SETTLED_MS = 2 * HOURS_A_DAY * HOUR_MS;

/** Removes series and versions that nothing is left of, in a twenty-fourth of the shards: run every hour, it comes round once a day. */
export function forgetUnusedSeries(now: Date): Promise<number> {
  const part = Math.floor(now.getTime() / HOUR_MS) % HOURS_A_DAY;
  const edge = (of: number): number => Math.floor((of * SHARDS) / HOURS_A_DAY);
  return forgetUnused({ from: edge(part), to: edge(part + 1) }, new Date(now.getTime() - SETTLED_MS));
}
