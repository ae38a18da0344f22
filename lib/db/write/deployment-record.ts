import type { Db } from "../prisma";
import type { RecordRow } from "../read/deployment/record-row";
import { type ProjectionRow, upsertRows } from "./upsert-rows";

const RECORDS = {
  table: "DeploymentRecord",
  key: "entityKey",
  columns: [
    "entityKey",
    "id",
    "source",
    "connection",
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
    "windowFrom",
    "windowUntil",
    "facts",
  ],
} as const;

type NewRecord = ProjectionRow<(typeof RECORDS.columns)[number]>;

/**
 * Writes what sources say of runs and returns the keys of those that changed. A new one is taken to tell of a deployment of its own, as
 * nearly all do; `settleHomes` says whether that holds. That deployment may follow within the transaction.
 */
export const upsertRecords = (tx: Db, rows: readonly NewRecord[], stamp: { now: Date; demo: boolean }): Promise<string[]> =>
  upsertRows(
    tx,
    { ...RECORDS, atFirst: ["deploymentId"] },
    rows.map((row) => ({ ...row, deploymentId: row.id })),
    stamp,
  );

/** Removes records of runs that their events no longer tell of. */
export async function removeRecords(tx: Db, entityKeys: readonly string[]): Promise<void> {
  if (entityKeys.length > 0) await tx.deploymentRecord.deleteMany({ where: { entityKey: { in: [...entityKeys] } } });
}

export type Home = Pick<RecordRow, "entityKey" | "deploymentId" | "sameBy" | "confidence">;

/** Says which deployment each record tells of, and why; null where it tells of none. */
export async function settleHomes(tx: Db, homes: readonly Home[]): Promise<void> {
  await tx.$executeRaw`
    update "DeploymentRecord" r
    set "deploymentId" = said."deploymentId", "sameBy" = said."sameBy", confidence = said.confidence
    from jsonb_to_recordset(${JSON.stringify(homes)}::jsonb)
      as said("entityKey" text, "deploymentId" uuid, "sameBy" text, confidence double precision)
    where r."entityKey" = said."entityKey"
      and (r."deploymentId", r."sameBy", r.confidence) is distinct from (said."deploymentId", said."sameBy", said.confidence)`;
}
