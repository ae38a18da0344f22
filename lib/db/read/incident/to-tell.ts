import type { IncidentStatus } from "@/lib/domain/incident";
import type { Db } from "../../prisma";

export type ToldCause = {
  readonly deployment: string;
  readonly service: string;
  readonly version: string;
  readonly environment: string;
  /** Somebody confirmed it, or the ranking is as sure of it as the workspace asks for; otherwise its sender declared it. */
  readonly found: boolean;
};

/** What a message says of an incident. */
export type ToldIncident = {
  readonly id: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly severity: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly services: readonly string[];
  readonly environment: string | null;
  readonly causes: readonly ToldCause[];
};

/** Some incidents as messages name them, the surest cause first; merged, dismissed and those of the demo history are left out. */
export async function incidentsToTell(tx: Db, ids: readonly string[]): Promise<ToldIncident[]> {
  const rows = await tx.incident.findMany({
    where: { id: { in: [...ids] }, mergedInto: null, dismissed: false, demo: false },
    select: {
      id: true,
      title: true,
      status: true,
      severity: true,
      openedAt: true,
      resolvedAt: true,
      services: true,
      environment: true,
      attributions: {
        orderBy: [{ confidence: "desc" }, { deploymentId: "asc" }],
        select: { source: true, deployment: { select: { id: true, service: true, version: true, environment: true } } },
      },
    },
    orderBy: { openedAt: "asc" },
  });
  return rows.map(({ attributions, ...incident }) => ({
    ...incident,
    causes: attributions.map(({ source, deployment: { id, ...place } }) => ({ deployment: id, ...place, found: source !== "declared" })),
  }));
}
