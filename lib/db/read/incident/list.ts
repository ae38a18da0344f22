import type { Reach } from "@/lib/domain/access";
import type { IncidentStatus } from "@/lib/domain/incident";
import { prisma } from "../../prisma";
import type { Position } from "../deployment/list";
import { deploymentsWithin } from "../deployment/within";
import { incidentsWithin } from "./within";

export type IncidentFilter = {
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  readonly status?: IncidentStatus | undefined;
  /** When it opened, end exclusive. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

export type IncidentRecord = {
  readonly id: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly severity: string | null;
  readonly openedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly periods: unknown;
  readonly services: readonly string[];
  readonly environment: string | null;
  readonly causedBy: readonly string[];
  readonly fixedBy: readonly string[];
  /** The incident that this one was merged into; it counts there. */
  readonly mergedInto: string | null;
  /** Its sender says that it was none after all. */
  readonly dismissed: boolean;
  /** The adapter that told of it first. */
  readonly source: string;
  readonly url: string | null;
  readonly labels: unknown;
  readonly demo: boolean;
  /** Deployments that are held to have caused it, the most certain first. */
  readonly causes: readonly {
    readonly deploymentId: string;
    readonly service: string;
    readonly environment: string;
    readonly version: string;
    readonly release: string;
    readonly source: string;
    readonly confidence: number;
    readonly evidence: unknown;
  }[];
};

const linked = (reach: Reach) => ({
  attributions: {
    where: { deployment: deploymentsWithin(reach) },
    orderBy: [{ confidence: "desc" as const }, { deploymentId: "asc" as const }],
    include: { deployment: { select: { id: true, service: true, environment: true, version: true, releaseId: true } } },
  },
});

type Linked<Row> = Row & {
  readonly attributions: readonly {
    readonly source: string;
    readonly confidence: number;
    readonly evidence: unknown;
    readonly deployment: {
      readonly id: string;
      readonly service: string;
      readonly environment: string;
      readonly version: string;
      readonly releaseId: string;
    };
  }[];
};

/** Incidents by the moment they opened, newest first, from after a position on, each with its causes. */
export async function listIncidents(
  filter: IncidentFilter,
  reach: Reach,
  after: Position | null,
  limit: number,
): Promise<IncidentRecord[]> {
  const { service, environment, status, from, to } = filter;
  const rows = await prisma().incident.findMany({
    where: {
      AND: [
        incidentsWithin(reach),
        service === undefined ? {} : { services: { has: service } },
        environment === undefined ? {} : { environment },
        status === undefined ? {} : { status },
        { openedAt: { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lt: to }) } },
        after === null ? {} : { OR: [{ openedAt: { lt: after.at } }, { openedAt: after.at, id: { lt: after.id } }] },
      ],
    },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: limit,
    omit: { updatedAt: true, suspectAt: true },
    include: linked(reach),
  });
  return rows.map(record);
}

/** One incident; null when there is none within reach. */
export async function findIncident(id: string, reach: Reach): Promise<IncidentRecord | null> {
  const row = await prisma().incident.findFirst({
    where: { id, ...incidentsWithin(reach) },
    omit: { updatedAt: true, suspectAt: true },
    include: linked(reach),
  });
  return row === null ? null : record(row);
}

function record<Row>({ attributions, ...row }: Linked<Row>): Omit<Linked<Row>, "attributions"> & Pick<IncidentRecord, "causes"> {
  const causes = attributions.map(({ deployment, source, confidence, evidence }) => {
    const { id, releaseId, ...place } = deployment;
    return { deploymentId: id, ...place, release: releaseId, source, confidence, evidence };
  });
  return { ...row, causes };
}
