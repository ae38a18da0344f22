import type { Db } from "../prisma";

/**
 * Removes services and environments that only stood there because of a word that is read otherwise now: nothing speaks of them, and
 * nobody has settled anything about them.
 */
export async function removeUnused(tx: Db): Promise<void> {
  await tx.$executeRaw`
    delete from "Environment" e
    where not settled and not demo and position = 0
      and not exists (select 1 from "Deployment" d where d.environment = e.name)
      and not exists (select 1 from "DeploymentRecord" r where r.environment = e.name)`;
  await tx.$executeRaw`
    delete from "Service" s
    where not settled and "teamId" is null and not demo and coalesce(cardinality(paths), 0) = 0
      and not exists (select 1 from "Deployment" d where d.service = s.name)
      and not exists (select 1 from "DeploymentRecord" r where r.service = s.name)
      and not exists (select 1 from "ReleaseComponent" c where c.service = s.name)`;
}
