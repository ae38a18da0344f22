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
};

/** Appends events and returns the keys of those that were not there before. Nothing ever changes or removes an event. */
export async function appendEvents(
  tx: Db,
  events: readonly NewEvent[],
  origin: { readonly deliveryId: string; readonly receivedAt: Date; readonly demo: boolean },
): Promise<Set<string>> {
  const appended = await tx.$queryRaw<{ eventKey: string }[]>`
    insert into "Event" ("eventKey", "entityType", "entityKey", type, rank, "occurredAt", "occurredAtSource", payload, "deliveryId", "receivedAt", demo)
    select "eventKey", "entityType", "entityKey", type, rank, "occurredAt", "occurredAtSource", payload,
           ${origin.deliveryId}::uuid, ${origin.receivedAt}::timestamptz, ${origin.demo}
    from jsonb_populate_recordset(null::"Event", ${JSON.stringify(events)}::jsonb)
    on conflict ("eventKey") do nothing
    returning "eventKey"`;
  return new Set(appended.map((event) => event.eventKey));
}
