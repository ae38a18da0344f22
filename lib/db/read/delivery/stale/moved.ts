import { inOrderOfIndexes } from "../rows/index-order";
import type { Snapshot } from "../snapshot";
import type { Mark } from "./marks";
import { SPOT, type StaleSpot } from "./spot";

/** The deployments around where some stand or stood: each one's facts tell of the one before, and of the one that took it back. */
export async function neighboursOf(client: Snapshot, marks: readonly Mark[]): Promise<StaleSpot[]> {
  const { rows } = await inOrderOfIndexes(client, () =>
    client.query<StaleSpot>(
      `select near.* from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) as spot(id, service, environment, at)
     cross join lateral (
       (select ${SPOT} from "Deployment" d where d.service = spot.service and d.environment = spot.environment
          and (d."reachedAt", d.id) > (spot.at, spot.id) order by d."reachedAt", d.id limit 1)
       union all
       (select ${SPOT} from "Deployment" d where d.service = spot.service and d.environment = spot.environment
          and (d."reachedAt", d.id) < (spot.at, spot.id) order by d."reachedAt" desc, d.id desc limit 1)) near`,
      [
        marks.map(({ key }) => key),
        marks.map(({ service }) => service),
        marks.map(({ environment }) => environment),
        marks.map(({ at }) => at),
      ],
    ),
  );
  return rows;
}

/**
 * The deployments that bring, after others did, what those carry: whether they brought it first is for the earlier ones to say. Of a
 * deployment that moved that is all that it carries, after where it stood; of a new link, its change, after where the deployment stands.
 */
export async function sharersAfter(client: Snapshot, marks: readonly Mark[]): Promise<StaleSpot[]> {
  const isLink = marks.some(({ kind }) => kind === "linked");
  const since = isLink
    ? `select l."changeId", own."reachedAt" as at from unnest($1::uuid[], $2::text[]) as mark(deployment, change)
       join "DeploymentChange" l on l."deploymentId" = mark.deployment and l."changeId" = mark.change
       join "Deployment" own on own.id = mark.deployment where own."reachedAt" is not null`
    : `select l."changeId", mark.at from unnest($1::uuid[], $2::timestamptz[]) as mark(deployment, at)
       join "DeploymentChange" l on l."deploymentId" = mark.deployment`;
  const { rows } = await client.query<StaleSpot>(
    `with brought as (select "changeId", min(at) as at from (${since}) said group by 1)
     select distinct ${SPOT} from brought b join "DeploymentChange" l on l."changeId" = b."changeId"
     join "Deployment" d on d.id = l."deploymentId" where d."reachedAt" >= b.at`,
    isLink
      ? [marks.map(({ deployment }) => deployment), marks.map(({ key }) => key)]
      : [marks.map(({ key }) => key), marks.map(({ at }) => at)],
  );
  return rows;
}
