import type { Db } from "../../prisma";

/** Keys of entities, from a key on, of which records stand although no event tells of them any more. */
export async function orphanEntities(tx: Db, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    select distinct regexp_replace(r."entityKey", '#[0-9]+$', '') as key from "DeploymentRecord" r
    where not exists (
      select from "Event" e where e."entityType" = 'deployment'
        and e."entityKey" in (r."entityKey", regexp_replace(r."entityKey", '#[0-9]+$', '')))
    order by 1 limit ${limit}`;
  return rows.map((row) => row.key);
}
