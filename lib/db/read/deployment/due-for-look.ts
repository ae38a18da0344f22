import { prisma } from "../../prisma";

export type DueDeployment = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly previousVersion: string | null;
  readonly startedAt: Date | null;
  readonly rolledOutAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  /** When its events last changed it. */
  readonly updatedAt: Date;
};

/** Deployments whose next look has come, the longest waiting first. One index range, however long the history is. */
export function dueForLook(now: Date, limit: number): Promise<DueDeployment[]> {
  return prisma().$queryRaw<DueDeployment[]>`
    select d.id, d.service, d.environment, d.version, p.version as "previousVersion", d."startedAt",
           coalesce(d."finishedAt", d."occurredAt") as "rolledOutAt", d."endedAt", d."endedBy", d."updatedAt"
    from "Deployment" d left join "Deployment" p on p.id = d."previousId"
    where d."nextLookAt" <= ${now} and d.status in ('succeeded', 'rolled_back')
    order by d."nextLookAt", d.id limit ${limit}`;
}
