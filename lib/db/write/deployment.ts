import type { Db } from "../prisma";
import { type ProjectionRow, upsertRows } from "./upsert-rows";

const DEPLOYMENTS = {
  table: "Deployment",
  key: "entityKey",
  columns: [
    "id",
    "entityKey",
    "externalId",
    "service",
    "environment",
    "version",
    "commit",
    "status",
    "startedAt",
    "finishedAt",
    "occurredAt",
    "emergency",
    "releaseId",
    "ref",
    "repository",
    "changeRequest",
    "approvedBy",
    "actor",
    "pipelineUrl",
    "configHash",
    "plannedFor",
    "links",
    "labels",
  ],
} as const;

export type DeploymentRow = ProjectionRow<(typeof DEPLOYMENTS.columns)[number]>;

/** Writes deployments as their events have them and returns the entity keys of those that changed. */
export const upsertDeployments = (tx: Db, rows: readonly DeploymentRow[], stamp: { now: Date; demo: boolean }): Promise<string[]> =>
  upsertRows(tx, DEPLOYMENTS, rows, stamp);

/** Has the judge look at these deployments at `now`; those that never reached their environment are not looked at. */
export async function askForLook(tx: Db, ids: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    update "Deployment"
    set "nextLookAt" = case when status in ('succeeded', 'rolled_back') then ${now}::timestamptz end, "updatedAt" = ${now}
    where id = any(${ids}::uuid[])`;
}
