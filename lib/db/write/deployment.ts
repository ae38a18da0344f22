import { releaseStory } from "../../domain/story";
import type { Db } from "../prisma";
import { hintLinked } from "./carry-hint";
import { moveDecisions } from "./decision";
import { lookAt } from "./look-at";
import { moveStories } from "./message";
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
    "saidChanges",
  ],
} as const;

/** What is written down of what a deployment carries, along with its row. */
export type CarryingSoFar =
  /** What its senders say is new, or it is: this is known of it so far, and whether it has to be worked out. */
  | {
      readonly kind: "told";
      readonly carriedBy: "sender" | null;
      readonly carryRestsOn: readonly string[];
      readonly carryDueAt: Date | null;
    }
  /** It has to be worked out again; what was known stands until then. */
  | { readonly kind: "due"; readonly carryDueAt: Date }
  /** Nothing that is written here has a part in it. */
  | { readonly kind: "kept" };

const ALONG: Readonly<Record<CarryingSoFar["kind"], readonly string[]>> = {
  told: ["nextLookAt", "carriedBy", "carriedReason", "carryRestsOn", "carryDueAt"],
  due: ["nextLookAt", "carryDueAt"],
  kept: ["nextLookAt"],
};

/** Where a new one may stand among the others; `settleNeighbours` puts it right. */
const AT_FIRST = ["previousId", "isRollback", "endedAt", "endedBy"] as const;

export type DeploymentRow = ProjectionRow<(typeof DEPLOYMENTS.columns | typeof AT_FIRST)[number]> & {
  readonly reachedAt: Date | null;
  readonly carrying: CarryingSoFar;
};

/**
 * Writes deployments as their events have them and returns the entity keys of those that changed. The judge looks at these at `now`, unless
 * they never reached their environment. Each is written once, since every further time costs as much again.
 */
export async function upsertDeployments(tx: Db, rows: readonly DeploymentRow[], stamp: { now: Date; demo: boolean }): Promise<string[]> {
  const changed: string[] = [];
  for (const kind of ["told", "due", "kept"] as const) {
    const own = rows.filter((row) => row.carrying.kind === kind).map((row) => withSchedule(row, stamp.now));
    changed.push(...(await upsertRows(tx, { ...DEPLOYMENTS, along: ALONG[kind], atFirst: AT_FIRST }, own, stamp)));
  }
  return changed;
}

const withSchedule = ({ carrying, ...row }: DeploymentRow, now: Date) => ({
  ...row,
  ...carrying,
  nextLookAt: lookAt(row.reachedAt, now),
});

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
  await moveDecisions(tx, moves);
  await moveStories(
    tx,
    moves.map(({ from, to }) => ({ from: releaseStory(from), to: releaseStory(to) })),
  );
  await tx.deployment.deleteMany({ where: { id: { in: [...ids] } } });
}
