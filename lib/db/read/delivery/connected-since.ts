import type { Snapshot } from "./snapshot";

/**
 * When the earliest event of any source happened: figures of a time before it are unknown. Null while nothing was ever told. Cost: one
 * index probe for each connection.
 */
export async function connectedSince(client: Snapshot): Promise<Date | null> {
  const { rows } = await client.query<{ since: Date | null }>({
    name: "connected-since",
    text: `with recursive source(connection, since) as (
        (select connection, "occurredAt" from "Event" order by connection, "occurredAt" limit 1)
        union all
        select next.* from source s cross join lateral (
          select e.connection, e."occurredAt" from "Event" e where e.connection > s.connection order by e.connection, e."occurredAt" limit 1) next
      )
      select min(since) as since from source`,
  });
  return rows[0]?.since ?? null;
}
