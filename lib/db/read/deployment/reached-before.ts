import type { Db } from "../../prisma";

export type Place = { readonly service: string; readonly environment: string };

/** The last deployment of some places that reached them before a moment. One index probe for each. */
export const reachedBefore = (
  tx: Db,
  places: readonly (Place & { readonly id: string; readonly at: Date })[],
): Promise<(Place & { readonly id: string })[]> =>
  tx.$queryRaw<(Place & { readonly id: string })[]>`
    select p.service, p.environment, d.id
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(service text, environment text, id uuid, at timestamptz)
    cross join lateral (
      select d.id from "Deployment" d where d.service = p.service and d.environment = p.environment
        and (d."reachedAt", d.id) < (p.at, p.id) order by d."reachedAt" desc, d.id desc limit 1) d`;
