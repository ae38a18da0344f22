import type { Db } from "../prisma";

/** What a deployment says of the release that it is part of. */
export type ReleaseMention = {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
  readonly components: readonly { readonly service: string; readonly version: string }[];
};

/** Makes releases that are not there yet, adds components to those that are, and dates each by its first mention. */
export async function ensureReleases(tx: Db, mentions: readonly ReleaseMention[], demo: boolean): Promise<void> {
  const json = JSON.stringify(mentions);
  await tx.$executeRaw`
    insert into "Release" (id, name, demo, "createdAt")
    select id, min(name), ${demo}, min(at)
    from jsonb_to_recordset(${json}::jsonb) as said(id text, name text, at timestamptz) group by id order by id
    on conflict (id) do nothing`;
  await tx.$executeRaw`
    update "Release" r set "createdAt" = least(r."createdAt", said.at), demo = r.demo and ${demo}
    from (select id, min(at) as at from jsonb_to_recordset(${json}::jsonb) as s(id text, at timestamptz) group by id) as said
    where r.id = said.id and (r."createdAt" > said.at or r.demo and not ${demo})`;
  await tx.$executeRaw`
    insert into "ReleaseComponent" ("releaseId", service, version)
    select distinct said.id, part.service, part.version
    from jsonb_to_recordset(${json}::jsonb) as said(id text, components jsonb)
    cross join jsonb_to_recordset(said.components) as part(service text, version text)
    order by 1, 2, 3
    on conflict do nothing`;
}

/** Removes those of some releases that no deployment is part of any more, since a corrected event moved the last one away. */
export async function removeEmptyReleases(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.release.deleteMany({ where: { id: { in: [...ids] }, deployments: { none: {} } } });
}
