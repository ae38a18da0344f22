import { prisma } from "@/lib/db/prisma";
import { forgetMetrics } from "@/lib/db/telemetry/write-metrics";
import { forgetBefore } from "@/lib/db/write/forget";
import { forgetMessages } from "@/lib/db/write/message";
import { forgetPlacebo } from "@/lib/db/write/placebo";

const KEPT_MS = 24 * 3_600_000;
const METRICS_KEPT_MS = 30 * KEPT_MS;
/** Longer than any story is news. */
const MESSAGES_KEPT_MS = 90 * KEPT_MS;
const NIGHTS_KEPT_MS = 90 * KEPT_MS;

/** Forgets short-lived rows that are older than a day, metrics that nobody has sent for 30 days, nights that are 90 days old. */
export async function forgetOld(now: Date): Promise<void> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  await forgetBefore(before(KEPT_MS));
  await forgetMetrics(before(METRICS_KEPT_MS));
  await forgetMessages(before(MESSAGES_KEPT_MS));
  await forgetPlacebo(prisma(), before(NIGHTS_KEPT_MS));
}
