import { prisma } from "../../prisma";

export type CausedIncident = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly severity: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly url: string | null;
  /** Who says so: the sender of the incident, a person in Wake, or Wake itself. */
  readonly source: "declared" | "confirmed" | "automatic";
  /** How sure that is, 0..1; 1 where a person or a sender said so. */
  readonly confidence: number;
};

/** Incidents attributed to a deployment, oldest first. */
export async function incidentsCausedBy(deploymentId: string): Promise<CausedIncident[]> {
  const rows = await prisma().attribution.findMany({
    where: { deploymentId },
    include: { incident: true },
    orderBy: { incident: { openedAt: "asc" } },
  });
  return rows.map(({ incident, source, confidence }) => ({
    id: incident.id,
    title: incident.title,
    status: incident.status,
    severity: incident.severity,
    openedAt: incident.openedAt,
    resolvedAt: incident.resolvedAt,
    url: incident.url,
    ...{ source, confidence },
  }));
}
