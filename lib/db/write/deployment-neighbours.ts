import type { Db } from "../prisma";

/**
 * Puts the deployments of some services and environments in order and settles what depends on it: which one came before, when
 * and by what each one's time ended, and whether it put an earlier version back. Returns the ids of those that changed.
 *
 * Its time ends when the next one starts to roll out, or when it is taken back, whichever is first. It is a rollback when its
 * version was live before the one it replaces. Cost: one pass over the deployments of the places named.
 */
export async function settleNeighbours(
  tx: Db,
  places: readonly { readonly service: string; readonly environment: string }[],
  now: Date,
): Promise<string[]> {
  const changed = await tx.$queryRaw<{ id: string }[]>`
    with place as (
      select distinct service, environment from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(service text, environment text)
    ), known as (
      select d.id, d.service, d.environment, d.version, d.status, d."startedAt", d."occurredAt",
             coalesce(d."finishedAt", d."occurredAt") as at, d.status in ('succeeded', 'rolled_back') as reached
      from "Deployment" d join place using (service, environment)
    ), counted as (
      select *, count(*) filter (where reached) over (partition by service, environment order by at, id rows unbounded preceding) as nth
      from known
    ), live as (
      select *, min(nth) over (partition by service, environment, version) < nth as again from counted where reached
    ), paired as (
      select *, lag(id) over around as "previousId", again and lag(version) over around <> version as back,
             lead(coalesce("startedAt", at)) over around as "nextAt"
      from live window around as (partition by service, environment order by nth)
    ), settled as (
      select id, "previousId", coalesce(back, false) as "isRollback",
             least(case when status = 'rolled_back' then "occurredAt" end, case when "nextAt" is not null then greatest(at, "nextAt") end) as "endedAt",
             case when status = 'rolled_back' or lead(back) over around then 'rollback' when "nextAt" is not null then 'next' end as "endedBy"
      from paired window around as (partition by service, environment order by nth)
      union all
      select id, case when nth > 0 then latest end, false, null, null
      from (select *, first_value(id) over (partition by service, environment, nth order by at, id) as latest from counted) as any_of_them
      where not reached
    )
    update "Deployment" d
    set "previousId" = s."previousId", "isRollback" = s."isRollback", "endedAt" = s."endedAt", "endedBy" = s."endedBy", "updatedAt" = ${now}
    from settled s
    where d.id = s.id
      and (d."previousId", d."isRollback", d."endedAt", d."endedBy") is distinct from (s."previousId", s."isRollback", s."endedAt", s."endedBy")
    returning d.id`;
  return changed.map((row) => row.id);
}
