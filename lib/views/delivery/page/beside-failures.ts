import { formatCount, formatPlural, formatShare } from "@/lib/charts/format";
import { deploymentFailureRate } from "@/lib/metrics/delivery/change-failure-rate";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { likelyShare } from "../sentences/likely";

/** What stands beside the change failure rate: attempts that never changed production, and what is still watched. */
export function besideFailures(facts: PeriodFacts, observationHours: number): string[] {
  const { counts, watching } = facts;
  const rate = deploymentFailureRate(facts);
  const attempts = counts.failed + counts.reached;
  const failed =
    rate.value === null
      ? null
      : counts.failed === 0
        ? `Deployment failure rate: none of ${formatPlural(attempts, "attempt")} failed before it changed production.`
        : `Deployment failure rate: ${formatCount(counts.failed)} of ${formatPlural(attempts, "attempt")} failed before ${counts.failed === 1 ? "it" : "they"} changed production, ${formatShare(rate.value)}${rate.interval === null ? "" : ` (likely ${likelyShare(rate.interval)})`}. They are not in the rate above.`;
  const watched =
    watching === 0
      ? null
      : `${formatPlural(watching, "deployment is", "deployments are")} still watched for the first ${observationHours} hours, and in neither part.`;
  return [failed, watched].filter((one) => one !== null);
}
