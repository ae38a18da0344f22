import { prisma } from "../../prisma";
import type { UnmappedRow } from "./unmapped";

/** Of a connection's events so many are looked at, the newest. */
const LOOKED_AT = 20_000;
const MOST = 200;

/**
 * Services that a connection's incidents, alerts, approvals and change requests name, while nothing is called so: neither the
 * catalogue, nor telemetry, nor a mapping of the connection knows them. The most frequent first; one index range of its events.
 */
export const unknownServicesOf = (connection: string): Promise<UnmappedRow[]> => prisma().$queryRaw<UnmappedRow[]>`
  select c.id as connection, c.source, 'service' as kind, word.said, count(distinct e."deliveryId")::int as count, max(e."receivedAt") as "lastAt"
  from "Connection" c
  cross join lateral (select * from "Event" e where e.connection = c.id order by e."occurredAt" desc limit ${LOOKED_AT}) e
  cross join lateral (
    select e.payload ->> 'service' where e.payload ? 'service'
    union select jsonb_array_elements_text(e.payload -> 'services') where jsonb_typeof(e.payload -> 'services') = 'array') as word(said)
  where c.id = ${connection} and e."entityType" in ('incident', 'alert', 'approval', 'change-request')
    and not exists (select from "Service" s where s.name = word.said)
    and not exists (select from telemetry.version_seen v where v.service = word.said)
    and not exists (
      select from jsonb_each_text(coalesce(c.settings -> 'services', '{}')) as known(said, means)
      where lower(known.said) = lower(word.said) or known.means = word.said)
  group by c.id, c.source, word.said
  order by count(distinct e."deliveryId") desc, word.said limit ${MOST}`;
