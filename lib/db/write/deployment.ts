import type { Db } from "../prisma";
import { hintLinked } from "./carry-hint";
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
    "requestedAt",
    "startedAt",
    "finishedAt",
    "occurredAt",
    "reachedAt",
    "attemptedAt",
    "emergency",
    "saidRollback",
    "source",
    "recorded",
    "title",
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

export type Move = { readonly from: string; readonly to: string };

/**
 * Removes deployments that no record tells of under this name any more. What somebody found out about one moves to where its record
 * went; what can be worked out again is dropped with it.
 */
export async function removeDeployments(tx: Db, ids: readonly string[], moves: readonly Move[]): Promise<void> {
  if (ids.length === 0) return;
  await hintLinked(tx, ids);
  await tx.$executeRaw`
    update "Attribution" a set "deploymentId" = moved.to
    from (select distinct on (a.id) a.id, m.to from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m("from" uuid, "to" uuid)
          join "Attribution" a on a."deploymentId" = m."from" where a.source <> 'declared') as moved
    where a.id = moved.id
      and not exists (select from "Attribution" other where other."incidentId" = a."incidentId" and other."deploymentId" = moved.to)`;
  await tx.deployment.deleteMany({ where: { id: { in: [...ids] } } });
}
