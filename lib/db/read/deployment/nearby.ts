import { prisma } from "../../prisma";

/** Another deployment in the same place, about the same time. */
export type NearbyDeployment = {
  readonly id: string;
  readonly version: string;
  readonly at: Date;
  /** Everyone who tells of it. */
  readonly sources: readonly string[];
};

type Spot = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly occurredAt: Date;
};

const MOST = 20;

/** Deployments of one service and environment that ended within some time of a deployment's own. Two short index ranges. */
export async function deploymentsNear(spot: Spot, withinMs: number): Promise<NearbyDeployment[]> {
  const until = spot.finishedAt ?? spot.occurredAt;
  const near = {
    gte: new Date(Math.min(spot.startedAt?.getTime() ?? Infinity, until.getTime()) - withinMs),
    lte: new Date(until.getTime() + withinMs),
  };
  const rows = await prisma().deployment.findMany({
    where: {
      service: spot.service,
      environment: spot.environment,
      id: { not: spot.id },
      OR: [{ reachedAt: near }, { attemptedAt: near }],
    },
    select: { id: true, version: true, finishedAt: true, occurredAt: true, records: { select: { source: true } } },
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map(({ id, version, finishedAt, occurredAt, records }) => ({
    ...{ id, version, at: finishedAt ?? occurredAt },
    sources: records.map(({ source }) => source),
  }));
}
