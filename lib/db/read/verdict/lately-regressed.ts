import type { Verdict } from "@/lib/domain/verdict";
import type { Db } from "../../prisma";
import { verdictOf } from "./stored";

export type RegressedDeployment = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly rolledOutAt: Date;
  readonly verdict: Verdict;
};

/**
 * Deployments to production of the last three hours that still stand there, were found regressed at the last look within an hour, and of
 * which nobody said that it is not so. The demo's are left out. One row for each deployment, by its longest such horizon.
 */
export async function latelyRegressed(tx: Db, now: Date): Promise<RegressedDeployment[]> {
  const rows = await tx.$queryRaw<(Omit<RegressedDeployment, "verdict"> & { readonly body: unknown })[]>`
    select distinct on (d.id) d.id, d.service, d.environment, d.version, coalesce(d."finishedAt", d."occurredAt") as "rolledOutAt", v.body
    from "Verdict" v join "Deployment" d on d.id = v."deploymentId" join "Environment" e on e.name = d.environment
    where v.state = 'regressed' and v.horizon in ('5m', '1h') and v.at > ${now}::timestamptz - interval '1 hour'
      and coalesce(d."finishedAt", d."occurredAt") > ${now}::timestamptz - interval '3 hours'
      and d."endedAt" is null and d.status = 'succeeded' and not d.demo and e.tier = 'production'
      and (select s.kind from "VerdictDecision" s where s."deploymentId" = d.id order by s."decidedAt" desc, s.id desc limit 1) is distinct from 'dismissed'
    order by d.id, v."dueAt" desc`;
  return rows.map(({ body, ...row }) => ({ ...row, verdict: verdictOf({ body }) }));
}
