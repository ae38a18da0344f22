import type { Snapshot } from "../snapshot";
import type { StaleSpot } from "./spot";

/**
 * The deployments of services that went from one team to another, and those of others that carry the same changes: which of them brought
 * them to a team first is another question now. Both teams are concerned, so the spots are of any service.
 */
export async function deploymentsOfServices(client: Snapshot, services: readonly string[]): Promise<StaleSpot[]> {
  const { rows } = await client.query<StaleSpot>(
    `with own as (
       select d.id, d.environment, coalesce(d."reachedAt", d."attemptedAt") as at from "Deployment" d where d.service = any($1::text[])
     )
     select null as service, environment, at from own where at is not null
     union
     select null, d.environment, d."reachedAt" from own join "DeploymentChange" l on l."deploymentId" = own.id
     join "DeploymentChange" o on o."changeId" = l."changeId" join "Deployment" d on d.id = o."deploymentId" where d."reachedAt" is not null`,
    [services],
  );
  return rows;
}
