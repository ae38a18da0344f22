import type { Reach } from "@/lib/domain/access";
import type { Db } from "../../prisma";

export type ConnectionReading = { readonly id: string; readonly source: string; readonly settings: unknown; readonly generation: number };

/** How deliveries of some connections are to be read; none of it changes until the transaction ends. */
export async function readingsOf(tx: Db, ids: readonly string[]): Promise<Map<string, ConnectionReading>> {
  const rows = await tx.$queryRaw<ConnectionReading[]>`
    select id, source, settings, generation from "Connection" where id = any(${ids}::text[]) order by id for share`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The restrictions of some tokens, by id; those that are restricted to nothing are left out. */
export async function reachesOf(tx: Db, tokenIds: readonly string[]): Promise<Map<string, Reach>> {
  if (tokenIds.length === 0) return new Map();
  const rows = await tx.token.findMany({
    where: { id: { in: [...tokenIds] } },
    select: { id: true, services: true, environments: true },
  });
  const restricted = rows.filter(({ services, environments }) => services.length + environments.length > 0);
  return new Map(restricted.map(({ id, services, environments }) => [id, { services, environments }]));
}

/** Which of some deliveries are the ones that events are held from, with how many. */
export async function eventsHeldFrom(tx: Db, deliveryIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    select "deliveryId" as id, count(*)::int as count from "Event" where "deliveryId" = any(${deliveryIds}::uuid[]) group by 1`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

type Told = { readonly eventKey: string; readonly entityType: string; readonly entityKey: string };

/** Entities that hold an event which some drafts say is another entity's. */
export async function formerEntities(tx: Db, drafts: readonly Told[]): Promise<{ entityType: string; entityKey: string }[]> {
  const told = drafts.map(({ eventKey, entityType, entityKey }) => ({ eventKey, entityType, entityKey }));
  return tx.$queryRaw<{ entityType: string; entityKey: string }[]>`
    select distinct held."entityType", held."entityKey"
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told("eventKey" text, "entityType" text, "entityKey" text)
    join "Event" held on held."eventKey" = told."eventKey"
    where (held."entityType", held."entityKey") <> (told."entityType", told."entityKey")`;
}
