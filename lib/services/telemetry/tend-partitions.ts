import { dropPartitions, ensurePartitions } from "@/lib/db/telemetry/partitions";

/** Makes the partitions of the coming days and drops those whose time is over. Run at every start and every hour. */
export async function tendPartitions(now: Date): Promise<{ made: string[]; dropped: string[] }> {
  return { made: await ensurePartitions(now), dropped: await dropPartitions(now) };
}
