import type { Db } from "../prisma";

/** A release that a deployment is part of. */
export type ReleaseMention = { readonly id: string; readonly at: Date };

/** Makes releases that are not there yet; a release is called by its id. */
export async function ensureReleases(tx: Db, mentions: readonly ReleaseMention[], demo: boolean): Promise<void> {
  await tx.$executeRaw`
    insert into "Release" (id, name, demo, "createdAt")
    select id, id, ${demo}, min(at)
    from jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb) as said(id text, at timestamptz) group by id order by id
    on conflict (id) do nothing`;
}

/**
 * Settles what some releases follow from their deployments: when they were first heard of, what they consist of, whether they are of
 * the demo. Those that no deployment is part of any more are removed. Give those that a deployment joined or left. Cost: index probes for
 * each, whatever the server knows of the tables.
 */
export async function settleReleases(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.release.deleteMany({ where: { id: { in: [...ids] }, deployments: { none: {} } } });
  await tx.$executeRaw`
    update "Release" r set "createdAt" = said.at, demo = said.demo
    from (select r.id, own.at, own.demo from unnest(${ids}::text[]) as r(id) cross join lateral (
            select min(coalesce("startedAt", "finishedAt", "occurredAt")) as at, bool_and(demo) as demo
            from "Deployment" where "releaseId" = r.id) as own) as said
    where r.id = said.id and said.at is not null and (r."createdAt", r.demo) is distinct from (said.at, said.demo)`;
  await tx.$executeRaw`
    with own as materialized (
      select d.* from unnest(${ids}::text[]) as of(id) cross join lateral (
        select d.id, d."releaseId", d.service, d.version from "Deployment" d where d."releaseId" = of.id order by d."releaseId") d
    ), said as (
      select "releaseId", service, version from own
      union
      select own."releaseId", part ->> 'service', coalesce(part ->> 'version', part ->> 'commit')
      from own cross join lateral (
        select r.facts -> 'components' as parts from "DeploymentRecord" r
        where r."deploymentId" = own.id and r.source <> 'telemetry' and r.facts -> 'components' <> '[]' order by r."deploymentId") r
      cross join lateral jsonb_array_elements(r.parts) as part
      where coalesce(part ->> 'version', part ->> 'commit') is not null
    ), dropped as (
      delete from "ReleaseComponent" c where c."releaseId" = any(${ids}::text[])
        and not exists (select from said where (said."releaseId", said.service, said.version) = (c."releaseId", c.service, c.version))
    )
    insert into "ReleaseComponent" ("releaseId", service, version)
    select "releaseId", service, version from said order by 1, 2, 3
    on conflict do nothing`;
}
