import type { ChangeRow, DeliveryRow, Selection } from "@/lib/domain/delivery-row";
import { isAlreadyLive } from "./arrival";
import { CARRY_OUTS, type CarryOut, type ChangeFact, type ChangeOut } from "./fact";
import { stagesOf } from "./stages";

/**
 * What a change is to lead time in a deployment that brings it to a selection of production. Its lead time runs from its first commit to
 * the finish of the deployment. It does not count when an earlier deployment had brought it there, when nobody knows its first commit, or
 * when that lies after the finish; the first of these is the reason. Each of its commits has a lead time of its own, as far as Wake knows
 * the commit and it was written before the finish; the others are counted as left out. One that was there before has no commits here.
 */
export function changeFactOf(change: ChangeRow, row: DeliveryRow, selection: Selection): ChangeFact {
  const { id, bot, firstCommitAt } = change;
  const out = outOf(change, row, selection);
  const commits = out === "already-live" ? NO_COMMITS : commitsOf(change, row.at);
  const leadS = out !== null || firstCommitAt === null ? null : wholeSeconds(row.at - firstCommitAt);
  return { id, bot, leadS, out, stages: stagesOf(change, row.at), ...commits };
}

function outOf(change: ChangeRow, row: DeliveryRow, selection: Selection): ChangeOut | null {
  if (isAlreadyLive(change, row, selection)) return "already-live";
  if (change.firstCommitAt === null) return "no-first-commit";
  return change.firstCommitAt > row.at ? "clock" : null;
}

const NO_COMMITS = { commitS: [], commitsOut: 0 };

function commitsOf({ commits, unknownCommits }: ChangeRow, at: number): Pick<ChangeFact, "commitS" | "commitsOut"> {
  const commitS = commits.filter((authoredAt) => authoredAt <= at).map((authoredAt) => wholeSeconds(at - authoredAt));
  return { commitS: commitS.sort((a, b) => a - b), commitsOut: unknownCommits + commits.length - commitS.length };
}

/**
 * Why the changes of a deployment that reached production do not count, whatever they are; null when each of them decides for itself. Nobody
 * announced it, it puts an earlier version back, or it has none: then the reason that was stored, `nothing` where it is known that no
 * change is in it, and `unknown` where nobody can say.
 */
export function carryOutOf(row: DeliveryRow): CarryOut | null {
  if (!row.recorded) return "unrecorded";
  if (row.isRollback) return "rollback";
  if (row.changes.length > 0) return null;
  return CARRY_OUTS.find((reason) => reason === row.carriedReason) ?? (row.carriedBy === null ? "unknown" : "nothing");
}

const wholeSeconds = (ms: number): number => Math.floor(ms / 1000);
