import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import { incidentsWithin } from "./within";

/** An incident of which Wake ranks a deployment first, without it being held to be the cause. */
export type SuspectingIncident = { readonly id: string; readonly title: string; readonly openedAt: Date; readonly posterior: number };

/** Incidents whose first suspect a deployment is and that are not attributed to it, the most certain first; at most ten. One index range. */
export async function incidentsSuspecting(deploymentId: string, reach: Reach): Promise<SuspectingIncident[]> {
  const rows = await prisma().suspicion.findMany({
    where: {
      firstId: deploymentId,
      incident: { AND: [incidentsWithin(reach), { mergedInto: null, dismissed: false, attributions: { none: { deploymentId } } }] },
    },
    select: { posterior: true, incident: { select: { id: true, title: true, openedAt: true } } },
    orderBy: [{ posterior: "desc" }, { incidentId: "asc" }],
    take: 10,
  });
  return rows.map(({ incident, posterior }) => ({ ...incident, posterior }));
}
