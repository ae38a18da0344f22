import type { ChangeRow } from "@/lib/domain/delivery-row";
import type { Rule, StageSeconds } from "./definition";
import { mean } from "./medians";
import { mergedChanges } from "./merged-changes";
import { valuesOf } from "./row-values";

/**
 * Lead time for changes as Middleware has it: the arithmetic mean, over merged pull requests, of the sum of their five stages in seconds,
 * a missing one counted as 0. Middleware dates a pull request by its merge; here, over the same rows as Wake's figure, by the finish
 * of the deployment that brought it. Source: Middleware's services for lead time and for the analytics of pull requests.
 */
export const middlewareLeadTime: Rule = {
  unit: "seconds",
  formula: "mean of coding + first response + rework + merge + deploy, a missing stage as 0",
  rows: (input) =>
    mergedChanges(input, (change, deployedAt) => {
      const stages = middlewareStages(change, deployedAt);
      return { stages, value: Object.values(stages).reduce((sum: number, seconds) => sum + (seconds ?? 0), 0) };
    }),
  value: (counted) => mean(valuesOf(counted)),
  none: "no-changes",
};

/**
 * Stages in whole seconds: first commit to opened, where positive; ready (else opened) to first review; first review to approval;
 * approval to merge, unless negative; merge to deployment. Wake knows the last approval before the merge where Middleware takes the
 * first: that moves time between the third stage and the fourth, not their sum.
 */
export function middlewareStages(change: ChangeRow, deployedAt: number): StageSeconds {
  const { firstCommitAt, openedAt, readyAt, firstReviewAt, approvedAt, mergedAt } = change;
  const reviewed = firstReviewAt ?? approvedAt;
  return {
    firstCommitToOpen: forwards(between(firstCommitAt, openedAt)),
    firstResponse: between(readyAt ?? openedAt, reviewed),
    rework: between(reviewed, approvedAt),
    merge: forwards(between(approvedAt, mergedAt)),
    mergeToDeploy: forwards(between(mergedAt, deployedAt)),
  };
}

const between = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : Math.floor((to - from) / 1000);

const forwards = (seconds: number | null): number | null => (seconds === null || seconds < 0 ? null : seconds);
