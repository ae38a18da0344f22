import type { ChangeRow } from "@/lib/domain/delivery-row";
import type { Stage, StageReason, StageTime } from "./fact";

/**
 * Where the time of a change went until the deployment that brought it finished at `deployedAt` (epoch milliseconds):
 * - coding: first commit to opened;
 * - pickup: ready for review (else opened) to the first review by another person;
 * - review: first review to the last approval before the merge, else to the merge;
 * - merge: that approval to the merge;
 * - deploy: merge to the finish of the deployment.
 *
 * A stage that did not happen has no time but the first thing that it lacks as its reason, never 0; one that would be negative has the
 * reason `clock`. A direct commit has no stages.
 */
export function stagesOf(change: ChangeRow, deployedAt: number): Readonly<Record<Stage, StageTime>> {
  if (isDirectCommit(change)) return DIRECT;
  const { firstCommitAt, openedAt, firstReviewAt, mergedAt } = change;
  const approvedAt = change.approvedAt !== null && (mergedAt === null || change.approvedAt <= mergedAt) ? change.approvedAt : null;
  const opened = at(openedAt, "not-opened");
  const reviewed = at(firstReviewAt, "no-review");
  const merged = at(mergedAt, "not-merged");
  return {
    coding: between(at(firstCommitAt, "no-first-commit"), opened),
    pickup: between(at(change.readyAt ?? openedAt, "not-opened"), reviewed),
    review: between(reviewed, at(approvedAt ?? mergedAt, "not-merged")),
    merge: between(at(approvedAt, "not-approved"), merged),
    deploy: between(merged, at(deployedAt, "not-merged")),
  };
}

/** A commit that went to its branch without a pull or merge request: its id is its hash, or nobody knows of an opening or a merge. */
const isDirectCommit = ({ id, mergeCommit, openedAt, mergedAt }: ChangeRow): boolean =>
  (openedAt === null && mergedAt === null) || id === mergeCommit || /^[0-9a-f]{40}([0-9a-f]{24})?$/i.test(id);

/** A moment, or why nobody knows it. */
type Moment = number | StageReason;
const at = (time: number | null, reason: StageReason): Moment => time ?? reason;

function between(from: Moment, until: Moment): StageTime {
  if (typeof from === "string") return { seconds: null, reason: from };
  if (typeof until === "string") return { seconds: null, reason: until };
  return until < from ? { seconds: null, reason: "clock" } : { seconds: Math.floor((until - from) / 1000) };
}

const none = (reason: StageReason): StageTime => ({ seconds: null, reason });
const DIRECT: Readonly<Record<Stage, StageTime>> = {
  coding: none("not-opened"),
  pickup: none("not-opened"),
  review: none("not-opened"),
  merge: none("not-opened"),
  deploy: none("not-merged"),
};
