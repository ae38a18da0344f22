import type { Db } from "../prisma";

export type NewEvent = {
  readonly eventKey: string;
  readonly entityType: string;
  readonly entityKey: string;
  readonly type: string;
  readonly rank: number;
  readonly occurredAt: Date;
  readonly occurredAtSource: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly connection: string;
  readonly deliveryId: string | null;
  readonly receivedAt: Date;
  /** The generation of its connection's settings under which it was read. */
  readonly mapperVersion: number;
};

/**
 * Appends events and returns the keys of those that are new or say something new. The same key may be told with different words
 * (a reconciler that reports again and again, a sender that corrects itself): what was read under the newest mapping of a connection
 * holds, then what happened first, then the lesser text. So the order of arrival has no part in what is kept.
 */
export async function appendEvents(tx: Db, events: readonly NewEvent[], demo: boolean): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const appended = await tx.$queryRaw<{ eventKey: string }[]>`
    insert into "Event" as held ("eventKey", "entityType", "entityKey", type, rank, "occurredAt", "occurredAtSource", payload, source,
      connection, "deliveryId", "receivedAt", "mapperVersion", demo)
    select distinct on ("eventKey") "eventKey", "entityType", "entityKey", type, rank, "occurredAt", "occurredAtSource", payload, source,
           connection, "deliveryId", "receivedAt", "mapperVersion", ${demo}
    from jsonb_populate_recordset(null::"Event", ${JSON.stringify(events)}::jsonb)
    order by "eventKey", "occurredAt", payload::text
    on conflict ("eventKey") do update
      set "entityType" = excluded."entityType", "entityKey" = excluded."entityKey", type = excluded.type, rank = excluded.rank,
          "occurredAt" = excluded."occurredAt", "occurredAtSource" = excluded."occurredAtSource", payload = excluded.payload,
          source = excluded.source, connection = excluded.connection, "deliveryId" = excluded."deliveryId",
          "receivedAt" = excluded."receivedAt", "mapperVersion" = excluded."mapperVersion", demo = held.demo and excluded.demo
      where case when excluded.connection = held.connection and excluded."mapperVersion" <> held."mapperVersion"
            then excluded."mapperVersion" > held."mapperVersion"
            else (excluded."occurredAt", excluded.payload::text) < (held."occurredAt", held.payload::text) end
    returning "eventKey"`;
  return new Set(appended.map((event) => event.eventKey));
}
