import { forgetMetrics } from "@/lib/db/telemetry/write-metrics";
import { forgetBefore } from "@/lib/db/write/forget";

const KEPT_MS = 24 * 3_600_000;
const METRICS_KEPT_MS = 30 * KEPT_MS;

/** Forgets short-lived rows that are older than a day, and metrics that nobody has sent for 30 days. */
export async function forgetOld(now: Date): Promise<void> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  await forgetBefore(before(KEPT_MS));
  await forgetMetrics(before(METRICS_KEPT_MS));
}
