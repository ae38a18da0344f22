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

/** Looks that came this recently are kept in their order. */
const LATELY = "10 minutes";

/**
 * Deployments whose next look has come: first those whose look came lately, in turn, then those that have waited for longer, the latest
 * first. So a history of years that was told at once waits behind what happens now. Two index ranges, however long the history is.
 */
export function dueForLook(now: Date, limit: number): Promise<DueDeployment[]> {
  return prisma().$queryRaw<DueDeployment[]>`
    with due as (
      (select id, 1 as turn, extract(epoch from "nextLookAt") as place from "Deployment"
       where "nextLookAt" <= ${now} and "nextLookAt" > ${now}::timestamptz - ${LATELY}::interval order by "nextLookAt", id limit ${limit})
      union all
      (select id, 2, -extract(epoch from "nextLookAt") from "Deployment"
       where "nextLookAt" <= ${now}::timestamptz - ${LATELY}::interval order by "nextLookAt" desc, id limit ${limit})
    )
    select d.id, d.service, d.environment, d.version, p.version as "previousVersion", d."startedAt",
           coalesce(d."finishedAt", d."occurredAt") as "rolledOutAt", d."endedAt", d."endedBy", d."updatedAt"
    from due join "Deployment" d on d.id = due.id left join "Deployment" p on p.id = d."previousId"
    where d.status in ('succeeded', 'rolled_back')
    order by due.turn, due.place, d.id limit ${limit}`;
}
