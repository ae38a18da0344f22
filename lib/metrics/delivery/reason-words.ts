import type { CarryOut, ChangeOut, HurtReason, ReworkReason, Stage, StageReason } from "./fact";
import type { NoValueReason } from "./figure";

/** Every reason in words: short enough for a table, and complete as the end of “left out: …” or “failed: …”. */
export const REASON_WORDS: {
  readonly noValue: Readonly<Record<NoValueReason, string>>;
  readonly carry: Readonly<Record<CarryOut, string>>;
  readonly change: Readonly<Record<ChangeOut, string>>;
  readonly hurt: Readonly<Record<HurtReason, string>>;
  readonly rework: Readonly<Record<ReworkReason, string>>;
  readonly stage: Readonly<Record<StageReason, string>>;
} = {
  noValue: {
    "not-connected": "no source was connected yet",
    "no-deployments": "nothing reached production",
    "no-changes": "no change that counts reached production for the first time",
    "none-settled": "every deployment is still observed",
    "no-failures": "no deployment hurt",
    "most-still-open": "more than half of the failures are not over",
    "not-production": "the environment is not production",
  },
  carry: {
    "first-deployment": "the first deployment of its service and environment, so nobody can say what was new in it",
    "no-commit": "its commit is not known",
    "unknown-commit": "its commit is in no history that Wake has seen",
    unrecorded: "nobody announced it; it was seen in telemetry",
    unknown: "what it carries is not known",
    rollback: "a rollback brings nothing new",
    "same-version": "the version was live already",
    nothing: "no change lies between it and the deployment before",
  },
  change: {
    "already-live": "an earlier deployment brought it to production",
    "no-first-commit": "nobody knows when it was first committed",
    clock: "it would have been live before its first commit, so a clock was wrong",
  },
  hurt: {
    incident: "the cause of an incident",
    rollback: "rolled back",
    hotfix: "repaired by a later deployment",
    verdict: "judged regressed, and nobody dismissed that",
  },
  rework: {
    rollback: "a rollback",
    revert: "carries the revert of an earlier change",
    hotfix: "a hotfix",
    emergency: "an emergency",
    repair: "named by an incident as its repair",
  },
  stage: {
    "no-first-commit": "nobody knows when it was first committed",
    "not-opened": "it was committed directly and never opened for review",
    "no-review": "nobody but its author reviewed it",
    "not-approved": "nobody approved it before it was merged",
    "not-merged": "it was never merged",
    clock: "it would have ended before it began, so a clock was wrong",
  },
};

/** The stages of a change, and whether each is work or waiting. */
export const STAGE_WORDS: Readonly<Record<Stage, { readonly name: string; readonly from: string; readonly is: "work" | "waiting" }>> = {
  coding: { name: "Coding", from: "first commit to opened", is: "work" },
  pickup: { name: "Waiting for review", from: "ready for review to the first review by somebody else", is: "waiting" },
  review: { name: "Review", from: "first review to the last approval before the merge, else to the merge", is: "work" },
  merge: { name: "Waiting for merge", from: "approval to merged", is: "waiting" },
  deploy: { name: "Delivery", from: "merged to the finish of the deployment", is: "waiting" },
};
