import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import { incidentsWithin } from "../incident/within";
import { verdictOf } from "../verdict/stored";
import { type DeploymentRecord, PRIVATE_COLUMNS } from "./list";
import { deploymentsWithin } from "./within";

export type DeploymentDetail = DeploymentRecord & {
  readonly previous: { readonly id: string; readonly version: string } | null;
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  readonly incidents: readonly { readonly id: string; readonly title: string; readonly source: string; readonly confidence: number }[];
};

const MOST_CHANGES = 1_000;

/** Whether a text can be the id that a deployment has here. */
export const isDeploymentId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** A deployment by its id here or by its sender's, of several runs the newest, with everything linked to it; null when there is none within reach. */
export async function readDeployment(id: string, reach: Reach): Promise<DeploymentDetail | null> {
  const row = await prisma().deployment.findFirst({
    where: { AND: [deploymentsWithin(reach), isDeploymentId(id) ? { OR: [{ id }, { externalId: id }] } : { externalId: id }] },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    omit: PRIVATE_COLUMNS,
    include: {
      verdicts: true,
      changes: { include: { change: { omit: { updatedAt: true } } }, orderBy: { changeId: "asc" }, take: MOST_CHANGES },
      attributions: {
        where: { incident: incidentsWithin(reach) },
        include: { incident: { select: { id: true, title: true } } },
        orderBy: { confidence: "desc" },
      },
    },
  });
  if (row === null) return null;
  const { verdicts, changes, attributions, ...record } = row;
  const previous =
    row.previousId === null
      ? null
      : await prisma().deployment.findUnique({ where: { id: row.previousId }, select: { id: true, version: true } });
  return {
    ...record,
    previous,
    verdicts: verdicts.map(verdictOf),
    changes: changes.map(({ change }) => change),
    incidents: attributions.map(({ incident, source, confidence }) => ({ ...incident, source, confidence })),
  };
}
