import { inIndexOrder } from "../index-order";
import type { Db } from "../prisma";
import { YOUNG_MS } from "./look-at";

/** Where a deployment stands, or stood, in the order of its service and environment. */
export type Spot = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  /** When it reached its environment; null when it did not. */
  readonly reachedAt: Date | null;
};

/**
 * Settles what depends on the order of deployments around some spots: which one came before, when and by what each one's time ended,
 * and whether it put an earlier version back. Give the spots where something stands now and those where it stood before. The judge
 * looks at those that changed, and what they carry is worked out again where it follows from the one before.
 *
 * Its time ends when the next one starts to roll out, or when it is taken back, whichever is first. It is a rollback when its
 * version was live before the one it replaces, or when its sender says so; a configuration that telemetry saw puts no version back. A spot touches its neighbours, what failed between it and
 * the next, and the next of the same version with the one before that: cost is a few index probes for each, however long the history.
 */
export async function settleNeighbours(tx: Db, spots: readonly Spot[], now: Date): Promise<void> {
  if (spots.length === 0) return;
  await inIndexOrder(tx, async () => settleOrder(tx, await touchedBy(tx, spots), now));
}

/** The deployments whose neighbours may have changed: those on the spots and those that a spot touches. */
async function touchedBy(tx: Db, spots: readonly Spot[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string | null }[]>`
    with spot as (
      select distinct * from jsonb_to_recordset(${JSON.stringify(spots)}::jsonb)
        as s(id uuid, service text, environment text, version text, "reachedAt" timestamptz)
    ), around as (
      select s.*, before.id as before, after.id as after, after."reachedAt" as "afterAt", again.id as again, "beforeAgain".id as "beforeAgain"
      from spot s
      left join lateral (
        select d.id from "Deployment" d where d.service = s.service and d.environment = s.environment
          and (d."reachedAt", d.id) < (s."reachedAt", s.id) order by d."reachedAt" desc, d.id desc limit 1) before on true
      left join lateral (
        select d.id, d."reachedAt" from "Deployment" d where d.service = s.service and d.environment = s.environment
          and (d."reachedAt", d.id) > (s."reachedAt", s.id) order by d."reachedAt", d.id limit 1) after on true
      left join lateral (
        select d.id, d."reachedAt" from "Deployment" d where d.service = s.service and d.environment = s.environment and d.version = s.version
          and (d."reachedAt", d.id) > (s."reachedAt", s.id) order by d."reachedAt", d.id limit 1) again on true
      left join lateral (
        select d.id from "Deployment" d where d.service = s.service and d.environment = s.environment
          and (d."reachedAt", d.id) < (again."reachedAt", again.id) order by d."reachedAt" desc, d.id desc limit 1) "beforeAgain" on true
      where s."reachedAt" is not null
    )
    select id from spot
    union select before from around union select after from around union select again from around union select "beforeAgain" from around
    union
    select failed.id from around a cross join lateral (
      select d.id from "Deployment" d where d.service = a.service and d.environment = a.environment
        and d."attemptedAt" is not null and (d."attemptedAt", d.id) > (a."reachedAt", a.id)
        and (a.after is null or (d."attemptedAt", d.id) < (a."afterAt", a.after))
      order by d."attemptedAt", d.id) failed`;
  return rows.flatMap(({ id }) => id ?? []);
}

/** Works out again what stands around these deployments. */
async function settleOrder(tx: Db, ids: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    with settled as (
      select d.id, p.id as "previousId",
        d."saidRollback" or d."reachedAt" is not null and coalesce(p.version <> d.version, false) and (d.recorded or d."configHash" is null) and exists (
          select from "Deployment" e where e.service = d.service and e.environment = d.environment and e.version = d.version
            and (e."reachedAt", e.id) < (d."reachedAt", d.id) order by e."reachedAt", e.id limit 1) as "isRollback",
        case when d."reachedAt" is not null
          then least(case when d.status = 'rolled_back' then d."occurredAt" end,
                     case when n.id is not null then greatest(d."reachedAt", n.begins) end) end as "endedAt",
        case when d."reachedAt" is null then null when d.status = 'rolled_back' or n.back then 'rollback' when n.id is not null then 'next' end as "endedBy"
      from "Deployment" d
      left join lateral (
        select e.id, e.version from "Deployment" e where e.service = d.service and e.environment = d.environment
          and (e."reachedAt", e.id) < (coalesce(d."reachedAt", d."attemptedAt"), d.id) order by e."reachedAt" desc, e.id desc limit 1) p on true
      left join lateral (
        select e.id, coalesce(e."startedAt", e."reachedAt") as begins,
          e."saidRollback" or e.version <> d.version and (e.recorded or e."configHash" is null) and exists (
            select from "Deployment" f where f.service = e.service and f.environment = e.environment and f.version = e.version
              and (f."reachedAt", f.id) < (e."reachedAt", e.id) order by f."reachedAt", f.id limit 1) as back
        from "Deployment" e where e.service = d.service and e.environment = d.environment
          and (e."reachedAt", e.id) > (d."reachedAt", d.id) order by e."reachedAt", e.id limit 1) n on true
      where d.id = any(${ids}::uuid[])
    )
    update "Deployment" d
    set "previousId" = s."previousId", "isRollback" = s."isRollback", "endedAt" = s."endedAt", "endedBy" = s."endedBy", "updatedAt" = ${now},
      "nextLookAt" = case when d."reachedAt" is not null then least(d."nextLookAt", ${now}::timestamptz, d."reachedAt" + make_interval(secs => ${YOUNG_MS / 1_000})) end,
      "carryDueAt" = case when cardinality(coalesce(d."saidChanges", '{}')) = 0 then ${now}::timestamptz else d."carryDueAt" end
    from settled s
    where d.id = s.id
      and (d."previousId", d."isRollback", d."endedAt", d."endedBy") is distinct from (s."previousId", s."isRollback", s."endedAt", s."endedBy")`;
}
