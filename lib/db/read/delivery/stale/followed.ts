import type { Snapshot } from "../snapshot";
import { SPOT, type StaleSpot } from "./spot";

const IS_COUNTED = `coalesce(d."reachedAt", d."attemptedAt") is not null`;

async function spots(client: Snapshot, text: string, words: readonly string[]): Promise<StaleSpot[]> {
  if (words.length === 0) return [];
  const { rows } = await client.query<StaleSpot>(text, [words]);
  return rows;
}

export const deploymentsThemselves = (client: Snapshot, ids: readonly string[]): Promise<StaleSpot[]> =>
  spots(client, `select ${SPOT} from "Deployment" d where d.id = any($1::uuid[]) and ${IS_COUNTED}`, ids);

/** Every deployment that carries one of some changes. */
export const carriersOf = (client: Snapshot, changes: readonly string[]): Promise<StaleSpot[]> =>
  spots(
    client,
    `select distinct ${SPOT} from "DeploymentChange" l join "Deployment" d on d.id = l."deploymentId"
     where l."changeId" = any($1::text[]) and d."reachedAt" is not null`,
    changes,
  );

/** Changes that list one of some commits, or are one. */
export async function changesListing(client: Snapshot, shas: readonly string[]): Promise<string[]> {
  if (shas.length === 0) return [];
  const { rows } = await client.query<{ id: string }>(
    `select id from "Change" where commits && $1::text[] union select id from "Change" where id = any($1::text[])`,
    [shas],
  );
  return rows.map(({ id }) => id);
}

/** The deployments that some incidents are attributed to. */
export const deploymentsOfIncidents = (client: Snapshot, incidents: readonly string[]): Promise<StaleSpot[]> =>
  spots(
    client,
    `select ${SPOT} from "Attribution" a join "Deployment" d on d.id = a."deploymentId" where a."incidentId" = any($1::text[]) and ${IS_COUNTED}`,
    incidents,
  );

/** The deployments that a report may mean by some words. */
export const deploymentsNamed = (client: Snapshot, words: readonly string[]): Promise<StaleSpot[]> =>
  spots(
    client,
    `select ${SPOT} from (
       select id from "Deployment" where version = any($1::text[])
       union select id from "Deployment" where commit = any($1::text[])
       union select id from "Deployment" where "releaseId" = any($1::text[])
       union select id from "Deployment" where "changeRequest" = any($1::text[])
       union select "deploymentId" from "DeploymentRecord" where "externalId" = any($1::text[])
       union select id from "Deployment" where id = any(
         select word::uuid from unnest($1::text[]) as word where word ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
     ) found join "Deployment" d on d.id = found.id where ${IS_COUNTED}`,
    words,
  );
