import type { Db } from "../../prisma";
import type { RecordRow } from "./record-row";

/** The records of some runs, by key. */
export const recordsByKey = (tx: Db, entityKeys: readonly string[]): Promise<RecordRow[]> =>
  tx.$queryRaw<RecordRow[]>`select * from "DeploymentRecord" where "entityKey" = any(${entityKeys}::text[])`;

/** The records of all runs of some entities: the runs of each are numbered without a gap. */
export const recordsOfEntities = (tx: Db, entityKeys: readonly string[]): Promise<RecordRow[]> =>
  tx.$queryRaw<RecordRow[]>`
    with recursive run as (
      select r."entityKey", key, 1 as nth from unnest(${entityKeys}::text[]) as key join "DeploymentRecord" r on r."entityKey" = key
      union all
      select r."entityKey", run.key, run.nth + 1
      from run join "DeploymentRecord" r on r."entityKey" = run.key || '#' || (run.nth + 1)
    )
    select r.* from run join "DeploymentRecord" r using ("entityKey")`;
