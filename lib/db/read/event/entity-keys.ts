import { prisma } from "../../prisma";

/** Keys of the entities of one type that have events, in order, from after a key on. */
export async function entityKeysAfter(entityType: string, after: string, limit: number): Promise<string[]> {
  const rows = await prisma().$queryRaw<{ entityKey: string }[]>`
    select distinct "entityKey" from "Event" where "entityType" = ${entityType} and "entityKey" > ${after}
    order by "entityKey" limit ${limit}`;
  return rows.map((row) => row.entityKey);
}
