import type { Db } from "../prisma";

/** What became of a delivery that was read. */
export type Settled = {
  readonly id: string;
  readonly state: "accepted" | "duplicate" | "ignored" | "unmapped" | "failed";
  readonly error: string | null;
  readonly unmapped: readonly { readonly kind: string; readonly said: string }[];
};

/** Writes down what became of deliveries. */
export async function settleDeliveries(tx: Db, settled: readonly Settled[], now: Date): Promise<void> {
  if (settled.length === 0) return;
  await tx.$executeRaw`
    update "InboundDelivery" d
    set state = s.state, error = s.error, unmapped = s.unmapped, "processedAt" = ${now}, attempts = d.attempts + 1
    from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) as s(id uuid, state text, error text, unmapped jsonb)
    where d.id = s.id`;
}

/** Notes that a delivery could not be processed; after `most` times it is given up and stays to be looked at. */
export async function noteFailure(tx: Db, id: string, reason: string, most: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    update "InboundDelivery"
    set attempts = attempts + 1, error = ${reason}, state = case when attempts + 1 >= ${most} then 'failed' else state end,
        "processedAt" = case when attempts + 1 >= ${most} then ${now}::timestamptz else "processedAt" end
    where id = ${id}::uuid and state = 'received'`;
}

type EntityRef = { readonly entityType: string; readonly entityKey: string };

/** Removes events that deliveries told of under an earlier reading, and returns the entities that they were of. */
export async function removeToldBy(tx: Db, deliveryIds: readonly string[], before: number): Promise<EntityRef[]> {
  return tx.$queryRaw<EntityRef[]>`
    with gone as (
      delete from "Event" where "deliveryId" = any(${deliveryIds}::uuid[]) and "mapperVersion" < ${before}
      returning "entityType", "entityKey")
    select distinct "entityType", "entityKey" from gone`;
}

/** Removes some of the events of a connection that no delivery told of when all were read again; the entities that they were of. */
export async function removeUntold(tx: Db, connection: string, before: number, most: number): Promise<EntityRef[]> {
  return tx.$queryRaw<EntityRef[]>`
    with gone as (
      delete from "Event" where id in (
        select id from "Event" where connection = ${connection} and "mapperVersion" < ${before} and "deliveryId" is not null
        order by id limit ${most})
      returning "entityType", "entityKey")
    select distinct "entityType", "entityKey" from gone`;
}
