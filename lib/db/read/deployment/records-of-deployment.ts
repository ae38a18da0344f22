import type { Db } from "../../prisma";
import type { RecordRow } from "./record-row";

/**
 * Everything that tells of a deployment, which may be named by the id of any of its records; of a sighting that somebody dismissed, the
 * sighting itself. Empty when there is none.
 */
export const recordsOfDeployment = (tx: Db, id: string): Promise<RecordRow[]> =>
  tx.$queryRaw<RecordRow[]>`
    select * from "DeploymentRecord" where "deploymentId" in (
      select d.id from "Deployment" d where d.id = ${id}::uuid
      union select r."deploymentId" from "DeploymentRecord" r where r.id = ${id}::uuid)
      or id = ${id}::uuid and "deploymentId" is null
    order by "entityKey"`;
