import type { Db } from "@/lib/db/prisma";
import { lockNames } from "@/lib/db/write/stripe-locks";
import { causeLock } from "@/lib/services/event/lock-names";

/** Keeps everybody else from changing what caused an incident until the transaction ends: reports, decisions, deployments that it names. */
export async function lockIncident(
  tx: Db,
  incident: { readonly id: string; readonly causedBy: readonly string[] },
  further: readonly string[] = [],
): Promise<void> {
  await lockNames(tx, [`inc:${incident.id}`, ...incident.causedBy.map(causeLock), ...further]);
}
