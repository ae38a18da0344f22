import type { Reach } from "@/lib/domain/access";
import type { Verdict } from "@/lib/domain/verdict";
import { prisma } from "../../prisma";
import { deploymentsWithin } from "../deployment/within";
import { verdictOf } from "../verdict/stored";

/** A deployment near an incident, with what is concluded of it. */
export type DeploymentAround = {
  readonly id: string;
  readonly externalId: string | null;
  readonly releaseId: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly commit: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly occurredAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly isRollback: boolean;
  readonly recorded: boolean;
  readonly title: string | null;
  readonly actor: string | null;
  readonly verdicts: readonly Verdict[];
};

export type Around = {
  readonly from: Date;
  readonly to: Date;
  /** Services that were hurt. */
  readonly services: readonly string[];
  /** Null when the incident names none. */
  readonly environment: string | null;
};

const MOST_DEPLOYMENTS = 60;
const MOST_FLAGS = 20;

/** Deployments that are named by their ids, and those of the hurt services within some time, oldest first; at most 60. */
export async function deploymentsAround(
  ids: readonly string[],
  { from, to, services, environment }: Around,
  reach: Reach,
): Promise<DeploymentAround[]> {
  const near = {
    service: { in: [...services] },
    occurredAt: { gte: from, lt: to },
    status: { in: ["succeeded" as const, "rolled_back" as const, "started" as const] },
    ...(environment === null ? { environmentRef: { tier: "production" as const } } : { environment }),
  };
  const rows = await prisma().deployment.findMany({
    where: { AND: [deploymentsWithin(reach), { OR: [{ id: { in: [...ids] } }, near] }] },
    include: { verdicts: { select: { body: true } } },
    orderBy: [{ occurredAt: "desc" }, { id: "asc" }],
    take: MOST_DEPLOYMENTS,
  });
  return rows.toReversed().map(({ verdicts, ...row }) => ({ ...row, verdicts: verdicts.map(verdictOf) }));
}

export type FlagAround = {
  readonly id: string;
  readonly flag: string;
  readonly service: string | null;
  readonly state: string;
  readonly changedAt: Date;
  readonly actor: string | null;
};

/** Flags that were changed within some time in the incident's environment, of the hurt services or of no service in particular, oldest first. */
export function flagsAround({ from, to, services, environment }: Around, reach: Reach): Promise<FlagAround[]> {
  return prisma().flagChange.findMany({
    where: {
      changedAt: { gte: from, lt: to },
      AND: [
        { OR: [{ service: { in: [...services] } }, ...(reach.services.length > 0 ? [] : [{ service: null }])] },
        environment === null ? {} : { OR: [{ environment }, { environment: null }] },
      ],
    },
    select: { id: true, flag: true, service: true, state: true, changedAt: true, actor: true },
    orderBy: [{ changedAt: "asc" }, { id: "asc" }],
    take: MOST_FLAGS,
  });
}
