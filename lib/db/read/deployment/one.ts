import type { Reach } from "@/lib/domain/access";
import type { DeploymentStatus } from "@/lib/domain/deployment";
import { precedenceOf } from "@/lib/domain/source";
import { prisma } from "../../prisma";
import { changeRequestsNamed, type LinkedChangeRequest } from "../carried/linked";
import { incidentsWithin } from "../incident/within";
import { verdictOf } from "../verdict/stored";
import { type DeploymentRecord, PRIVATE_COLUMNS } from "./list";
import { deploymentsWithin } from "./within";

/** What one source says of a deployment, and why it is taken for the same; the one that names the deployment has no reason. */
export type DeploymentSource = {
  readonly source: string;
  readonly connection: string;
  readonly externalId: string | null;
  readonly status: DeploymentStatus;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly sameBy: string | null;
  readonly confidence: number | null;
};

export type DeploymentDetail = DeploymentRecord & {
  readonly sources: readonly DeploymentSource[];
  readonly previous: { readonly id: string; readonly version: string } | null;
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  /** Those that it names itself, and those that its changes mention. */
  readonly changeRequests: readonly LinkedChangeRequest[];
  readonly incidents: readonly { readonly id: string; readonly title: string; readonly source: string; readonly confidence: number }[];
};

const MOST_CHANGES = 1_000;
const SOURCE = {
  source: true,
  connection: true,
  externalId: true,
  status: true,
  startedAt: true,
  finishedAt: true,
  sameBy: true,
  confidence: true,
} as const;

/** Whether a text can be the id that a deployment has here. */
export const isDeploymentId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** Ids of the deployments that a record tells of which is known by this id, here or at its sender. */
async function idsOf(id: string): Promise<string[]> {
  const rows = await prisma().deploymentRecord.findMany({
    where: { OR: [{ externalId: id }, ...(isDeploymentId(id) ? [{ id }] : [])] },
    select: { deploymentId: true },
  });
  return rows.flatMap(({ deploymentId }) => deploymentId ?? []);
}

/** A deployment by its id here or by that of any of its senders, of several runs the newest, with everything linked to it; null when there is none within reach. */
export async function readDeployment(id: string, reach: Reach): Promise<DeploymentDetail | null> {
  const row = await prisma().deployment.findFirst({
    where: { AND: [deploymentsWithin(reach), { id: { in: await idsOf(id) } }] },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    omit: PRIVATE_COLUMNS,
    include: {
      verdicts: true,
      records: { select: SOURCE },
      changes: { include: { change: { omit: { updatedAt: true } } }, orderBy: { changeId: "asc" }, take: MOST_CHANGES },
      attributions: {
        where: { incident: incidentsWithin(reach) },
        include: { incident: { select: { id: true, title: true } } },
        orderBy: { confidence: "desc" },
      },
    },
  });
  if (row === null) return null;
  const { verdicts, changes, attributions, records, ...record } = row;
  const previous =
    row.previousId === null
      ? null
      : await prisma().deployment.findUnique({ where: { id: row.previousId }, select: { id: true, version: true } });
  return {
    ...record,
    previous,
    sources: records.sort((a, b) => precedenceOf(b.source) - precedenceOf(a.source) || (a.source < b.source ? -1 : 1)),
    verdicts: verdicts.map(verdictOf),
    changes: changes.map(({ change }) => change),
    changeRequests: await changeRequestsNamed(
      [...(row.changeRequest?.split(/[\s,;]+/) ?? []), ...changes.flatMap(({ change }) => change.tickets)],
      reach,
    ),
    incidents: attributions.map(({ incident, source, confidence }) => ({ ...incident, source, confidence })),
  };
}
