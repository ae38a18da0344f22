import type { ChangeRow } from "@/lib/domain/delivery-row";
import type { Rule, StageMinutes } from "./definition";
import { leadTimeBands } from "./devlake-bands";
import { lowerMedian } from "./medians";
import { mergedChanges } from "./merged-changes";
import { valuesOf } from "./row-values";

/**
 * Lead time for changes as DevLake has it: the lower median of the cycle time of each merged pull request whose first successful
 * production deployment of the selection finished in the period; it belongs to the bucket of that finish. Authors that are bots count.
 * The value is the median in minutes times 60.
 *
 * DevLake finds the deployment of a merge commit in the difference to the deployment before, so the very first of an environment brings
 * nothing; here a deployment carries what `DeliveryRow.changes` says, and a first one whose sender lists its changes brings those.
 * Source: the calculator of change lead time in DevLake's plugin for DORA, and the SQL of its dashboard.
 */
export const devlakeLeadTime: Rule = {
  unit: "seconds",
  formula: "lower median of coding + (merged - opened) + deploy in minutes rounded up, a missing stage as 0",
  rows: (input) =>
    mergedChanges(input, (change, deployedAt) => {
      const stages = devlakeStages(change, deployedAt);
      return { stages, value: stages.cycleMinutes * 60 };
    }),
  value: (counted) => lowerMedian(valuesOf(counted)),
  none: "no-changes",
  bands: (counted) => {
    const median = lowerMedian(valuesOf(counted));
    return median === null ? null : leadTimeBands(median);
  },
};

/**
 * Stages in whole minutes, each rounded up: coding (first commit to opened), pickup (opened to first review), review (first review to
 * merged), deploy (merged to the finish of the deployment); one that ends before it begins, or lacks an end, is null. The cycle is
 * coding + (opened to merged) + deploy, where null counts as 0, so that a stage that is missing makes it shorter.
 */
export function devlakeStages(change: ChangeRow, deployedAt: number): StageMinutes {
  const { firstCommitAt, openedAt, firstReviewAt, mergedAt } = change;
  const codingMinutes = minutesUp(firstCommitAt, openedAt);
  const deployMinutes = minutesUp(mergedAt, deployedAt);
  return {
    codingMinutes,
    pickupMinutes: minutesUp(openedAt, firstReviewAt),
    reviewMinutes: minutesUp(firstReviewAt, mergedAt),
    deployMinutes,
    cycleMinutes: (codingMinutes ?? 0) + (minutesUp(openedAt, mergedAt) ?? 0) + (deployMinutes ?? 0),
  };
}

function minutesUp(from: number | null, to: number | null): number | null {
  if (from === null || to === null) return null;
  const minutes = Math.ceil((to - from) / 60_000);
  // Less than a minute backwards rounds up to none; adding 0 takes the sign of that zero away.
  return minutes < 0 ? null : minutes + 0;
}
