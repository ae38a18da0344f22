import { forgetEdges } from "@/lib/db/telemetry/forget-edges";
import { forgetErrors } from "@/lib/db/telemetry/forget-errors";
import { forgetStreams } from "@/lib/db/telemetry/forget-streams";
import { dropPartitions, ensurePartitions } from "@/lib/db/telemetry/partitions";

const STREAM_KEPT_MS = 3 * 86_400_000;
const EDGE_KEPT_MS = 30 * 86_400_000;

/**
 * Makes the partitions of the coming days, drops those whose time is over, and forgets streams of metrics that fell silent,
 * calls and exceptions of long ago. Run at every start and every hour.
 */
export async function tendStore(now: Date): Promise<{ made: string[]; dropped: string[] }> {
  const made = await ensurePartitions(now);
  const dropped = await dropPartitions(now);
  await forgetStreams(new Date(now.getTime() - STREAM_KEPT_MS));
  await forgetEdges(new Date(now.getTime() - EDGE_KEPT_MS));
  await forgetErrors(now);
  return { made, dropped };
}
