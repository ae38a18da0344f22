import { groupBy } from "@/lib/domain/group-by";
import type { Window } from "@/lib/domain/verdict";
import { prisma } from "../../prisma";

type Asked = { readonly id: string; readonly service: string; readonly environment: string; readonly from: Date; readonly to: Date };

/** The end of what still runs. */
const NEVER = new Date(8.64e15);

type Row = { readonly id: string; readonly from: Date; readonly to: Date | null };

/**
 * When other deployments of the places of some deployments were live and unhealthy: found regressed or silent at any horizon, and not dismissed by a
 * person, or confirmed by one, or taken back. By deployment, within its period. One question; reads the deployments that were live in the
 * periods.
 */
export async function unhealthyTimes(asked: readonly Asked[]): Promise<Map<string, Window[]>> {
  if (asked.length === 0) return new Map();
  const periods = asked.map(({ id, service, environment, from, to }) => ({ id, service, environment, from, to }));
  const rows = await prisma().$queryRaw<Row[]>`
    select a.id, d."reachedAt" as "from", d."endedAt" as "to"
    from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as a(id text, service text, environment text, "from" timestamptz, "to" timestamptz)
    cross join lateral (
      (select o.* from "Deployment" o
       where o.service = a.service and o.environment = a.environment and o."reachedAt" <= a."from" order by o."reachedAt" desc, o.id desc limit 1)
      union all
      (select o.* from "Deployment" o
       where o.service = a.service and o.environment = a.environment and o."reachedAt" > a."from" and o."reachedAt" < a."to")
    ) d
    left join lateral (
      select said.kind from "VerdictDecision" said where said."deploymentId" = d.id order by said."decidedAt" desc, said.id desc limit 1
    ) word on true
    where d.id::text <> a.id and (
      d."endedBy" = 'rollback' or word.kind = 'confirmed'
      or (word.kind is distinct from 'dismissed'
          and exists (select from "Verdict" v where v."deploymentId" = d.id and v.state in ('regressed', 'silent'))))`;
  const byId = groupBy(rows, ({ id }) => id);
  return new Map(Array.from(byId, ([id, own]) => [id, own.map(({ from, to }) => ({ from, to: to ?? NEVER }))]));
}
