import { prisma } from "../../prisma";

export type Neighbour = { readonly id: string; readonly version: string; readonly releaseId: string; readonly at: Date };

/** The deployments before and after one in its service and environment: what it replaced and what replaced it. Cost: the history of one place. */
export async function neighboursOf(deployment: {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly previousId: string | null;
}): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  const { service, environment } = deployment;
  const select = { id: true, version: true, releaseId: true, finishedAt: true, occurredAt: true } as const;
  const [previous, next] = await Promise.all([
    deployment.previousId === null ? null : prisma().deployment.findUnique({ where: { id: deployment.previousId }, select }),
    prisma().deployment.findFirst({ where: { service, environment, previousId: deployment.id }, orderBy: { occurredAt: "asc" }, select }),
  ]);
  return { previous: neighbour(previous), next: neighbour(next) };
}

const neighbour = (
  row: { id: string; version: string; releaseId: string; finishedAt: Date | null; occurredAt: Date } | null,
): Neighbour | null =>
  row === null ? null : { id: row.id, version: row.version, releaseId: row.releaseId, at: row.finishedAt ?? row.occurredAt };
