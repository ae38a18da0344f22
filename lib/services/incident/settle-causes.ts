import type { Db } from "@/lib/db/prisma";
import { settleCauses as writeCauses } from "@/lib/db/write/incident-causes";
import { tellIncidents } from "@/lib/services/tell/tell-incidents";

/** Brings the causes of some incidents up to date with everything that is said of them, and tells of those that were found. */
export async function settleCauses(tx: Db, incidentIds: readonly string[], now: Date): Promise<void> {
  await writeCauses(tx, incidentIds, now);
  await tellIncidents(tx, incidentIds, now);
}
