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
 * the demo. Those that no deployment is part of any more are removed. Give those that a deployment joined or left.
 */
export async function settleReleases(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.release.deleteMany({ where: { id: { in: [...ids] }, deployments: { none: {} } } });
  await tx.$executeRaw`
    update "Release" r set "createdAt" = said.at, demo = said.demo
    from (select "releaseId" as id, min(coalesce("startedAt", "finishedAt", "occurredAt")) as at, bool_and(demo) as demo
          from "Deployment" where "releaseId" = any(${ids}::text[]) group by 1) as said
    where r.id = said.id and (r."createdAt", r.demo) is distinct from (said.at, said.demo)`;
  await tx.$executeRaw`
    with said as (
      select d."releaseId", d.service, d.version from "Deployment" d where d."releaseId" = any(${ids}::text[])
      union
      select d."releaseId", part ->> 'service', coalesce(part ->> 'version', part ->> 'commit')
      from "Deployment" d join "DeploymentRecord" r on r."deploymentId" = d.id and r.source <> 'telemetry'
      cross join lateral jsonb_array_elements(r.facts -> 'components') as part
      where d."releaseId" = any(${ids}::text[]) and coalesce(part ->> 'version', part ->> 'commit') is not null
    ), dropped as (
      delete from "ReleaseComponent" c where c."releaseId" = any(${ids}::text[])
        and not exists (select from said where (said."releaseId", said.service, said.version) = (c."releaseId", c.service, c.version))
    )
    insert into "ReleaseComponent" ("releaseId", service, version)
    select "releaseId", service, version from said order by 1, 2, 3
    on conflict do nothing`;
}
