import { prisma } from "../../prisma";
import type { DeliveryState } from "./list";

/** A word that nothing in Wake is called by; `said` is empty where the sender named none. */
export type UnmappedWord = { readonly kind: "service" | "environment"; readonly said: string };

export type DeliveryRow = {
  readonly id: string;
  readonly connection: string;
  readonly source: string | null;
  /** What it is about, as its sender says: `deployment_status`. */
  readonly topic: string | null;
  readonly receivedAt: Date;
  readonly processedAt: Date | null;
  readonly state: DeliveryState;
  /** Why it was ignored or failed, in words. */
  readonly error: string | null;
  readonly unmapped: readonly UnmappedWord[];
  /** Bytes that were sent. */
  readonly size: number;
  /** Events that it is the delivery of. */
  readonly events: number;
};

export type DeliveryFilter = { readonly connection?: string | undefined; readonly state?: DeliveryState | undefined };
/** A place in the list: behind the delivery with this time of arrival (RFC 3339) and id. */
export type DeliveryPlace = { readonly receivedAt: string; readonly id: string };

/** Deliveries, the newest first, from after a place on. */
export function listDeliveries(filter: DeliveryFilter, after: DeliveryPlace | null, limit: number): Promise<DeliveryRow[]> {
  const { connection = null, state = null } = filter;
  return prisma().$queryRaw<DeliveryRow[]>`
    select d.id, d.connection, d.source, d.topic, d."receivedAt", d."processedAt", d.state, d.error, d.unmapped,
           octet_length(d.raw) as size, (select count(*)::int from "Event" e where e."deliveryId" = d.id) as events
    from "InboundDelivery" d
    where (${connection}::text is null or d.connection = ${connection}) and (${state}::text is null or d.state = ${state})
      and (${after === null} or (d."receivedAt", d.id) < (${after?.receivedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by d."receivedAt" desc, d.id desc limit ${limit}`;
}

/** Deliveries of one connection, the newest first, from after a place on. */
export const deliveriesOf = (
  connection: string,
  filter: Omit<DeliveryFilter, "connection">,
  after: DeliveryPlace | null,
  limit: number,
): Promise<DeliveryRow[]> => listDeliveries({ ...filter, connection }, after, limit);

export type IgnoredTopic = { readonly topic: string | null; readonly reason: string | null; readonly count: number; readonly lastAt: Date };

/** What a connection sends that Wake has no use for, by topic and reason, the most frequent first. */
export function ignoredTopicsOf(connection: string): Promise<IgnoredTopic[]> {
  return prisma().$queryRaw<IgnoredTopic[]>`
    select topic, error as reason, count(*)::int as count, max("receivedAt") as "lastAt"
    from "InboundDelivery" where connection = ${connection} and state = 'ignored'
    group by topic, error order by count(*) desc, topic, error limit 100`;
}
