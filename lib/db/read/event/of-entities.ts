import type { Db } from "../../prisma";

export type EventRow = {
  readonly entityKey: string;
  readonly eventKey: string;
  readonly source: string;
  readonly connection: string;
  readonly rank: number;
  readonly occurredAt: Date;
  readonly occurredAtSource: string;
  /** The facts as `lib/ingest` understood them. */
  readonly payload: unknown;
  readonly demo: boolean;
};

/** All events of some entities of one type, by entity. Read within a transaction that holds the entities' locks. */
export async function eventsOf(tx: Db, entityType: string, entityKeys: readonly string[]): Promise<Map<string, EventRow[]>> {
  const rows = await tx.$queryRaw<EventRow[]>`
    select "entityKey", "eventKey", source, connection, rank, "occurredAt", "occurredAtSource", payload, demo
    from "Event" where "entityType" = ${entityType} and "entityKey" = any(${entityKeys}::text[])`;
  const byEntity = new Map<string, EventRow[]>(entityKeys.map((key) => [key, []]));
  for (const row of rows) byEntity.get(row.entityKey)?.push(row);
  return byEntity;
}
