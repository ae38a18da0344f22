import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import { incidentsWithin } from "./within";

export type CausedBrief = { readonly id: string; readonly title: string };

/** Incidents that are attributed to each of some deployments, oldest first; merged and dismissed ones left out. Without any a deployment is absent. */
export async function incidentsOfDeployments(ids: readonly string[], reach: Reach): Promise<Map<string, CausedBrief[]>> {
  const rows = await prisma().attribution.findMany({
    where: { deploymentId: { in: [...ids] }, incident: { mergedInto: null, dismissed: false, AND: incidentsWithin(reach) } },
    select: { deploymentId: true, incident: { select: { id: true, title: true } } },
    orderBy: [{ incident: { openedAt: "asc" } }, { incidentId: "asc" }],
  });
  const found = new Map<string, CausedBrief[]>();
  for (const { deploymentId, incident } of rows) found.set(deploymentId, [...(found.get(deploymentId) ?? []), incident]);
  return found;
}
