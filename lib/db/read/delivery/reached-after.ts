import type { Snapshot } from "./snapshot";

/**
 * When the first deployment that reached production at or after an instant did so, of some services (null: any) and of one production
 * environment (null: any). Null for none. Cost: an index probe for each service and environment.
 */
export async function reachedAfter(
  client: Snapshot,
  instant: Date,
  { services, environment }: { readonly services: readonly string[] | null; readonly environment: string | null },
): Promise<Date | null> {
  const text = services === null ? OF_ANY_SERVICE : OF_SERVICES;
  const { rows } = await client.query<{ at: Date | null }>(text, [instant, environment, ...(services === null ? [] : [services])]);
  return rows[0]?.at ?? null;
}

const IN_PRODUCTION = `"Environment" e where e.tier = 'production' and ($2::text is null or e.name = $2)`;

const OF_ANY_SERVICE = `select min(next.at) as at from (select e.name from ${IN_PRODUCTION}) place cross join lateral (
  select d."reachedAt" as at from "Deployment" d where d.environment = place.name and d."reachedAt" >= $1
  order by d."reachedAt" limit 1) next`;

const OF_SERVICES = `select min(next.at) as at
from (select e.name from ${IN_PRODUCTION}) place cross join unnest($3::text[]) as named(service) cross join lateral (
  select d."reachedAt" as at from "Deployment" d
  where d.service = named.service and d.environment = place.name and d."reachedAt" >= $1
  order by d."reachedAt" limit 1) next`;
