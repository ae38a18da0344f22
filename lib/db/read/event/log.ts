import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";

export type EventFilter = {
  readonly connection?: string | undefined;
  readonly source?: string | undefined;
  /** `deployment.succeeded` */
  readonly type?: string | undefined;
  /** The key of an entity, as the log shows it. */
  readonly entity?: string | undefined;
};

export type LoggedEvent = {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly entity: string;
  readonly occurredAt: Date;
  readonly occurredAtSource: string;
  readonly receivedAt: Date;
  readonly source: string;
  readonly connection: string;
  readonly deliveryId: string | null;
  readonly payload: unknown;
};

/**
 * Events, what happened last first, from after a place on. A restricted reader sees those that name a service and environment within
 * reach; what belongs to neither is not for it.
 */
export function listEvents(
  { connection = null, source = null, type = null, entity = null }: { [Key in keyof EventFilter]: EventFilter[Key] | null },
  reach: Reach,
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<LoggedEvent[]> {
  const [services, environments] = [[...reach.services], [...reach.environments]];
  return prisma().$queryRaw<LoggedEvent[]>`
    select id::text, "eventKey" as key, type, "entityKey" as entity, "occurredAt", "occurredAtSource", "receivedAt", source, connection,
           "deliveryId", payload
    from "Event"
    where (${connection}::text is null or connection = ${connection}) and (${source}::text is null or source = ${source})
      and (${type}::text is null or type = ${type}) and (${entity}::text is null or "entityKey" = ${entity})
      and (cardinality(${services}::text[]) = 0 or payload->>'service' = any(${services}::text[]) or payload->'services' ?| ${services}::text[])
      and (cardinality(${services}::text[]) = 0 or not (coalesce(payload->'services', '[]') - ${services}::text[]) @? '$[*]')
      and (cardinality(${environments}::text[]) = 0 or payload->>'environment' = any(${environments}::text[]))
      and (${after === null} or ("occurredAt", id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by "occurredAt" desc, id desc limit ${limit}`;
}
