import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import { incidentsWithin } from "./within";

export type OpenIncident = {
  readonly id: string;
  readonly title: string;
  /** Deployments that are held to have caused it. */
  readonly causes: readonly string[];
};

/** Incidents of a service that are open in an environment, or in none that their senders named; the latest first. */
export async function openIncidentsOf(service: string, environment: string, reach: Reach): Promise<OpenIncident[]> {
  const rows = await prisma().incident.findMany({
    where: {
      AND: [incidentsWithin(reach)],
      services: { has: service },
      resolvedAt: null,
      mergedInto: null,
      dismissed: false,
      OR: [{ environment }, { environment: null }],
    },
    select: { id: true, title: true, attributions: { select: { deploymentId: true } } },
    orderBy: [{ openedAt: "desc" }, { id: "asc" }],
    take: 20,
  });
  return rows.map(({ attributions, ...incident }) => ({ ...incident, causes: attributions.map(({ deploymentId }) => deploymentId) }));
}
