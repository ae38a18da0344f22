import type { MetricId } from "@/lib/metrics/delivery/figure";
import { changeFailureRateSentence } from "./change-failure-rate";
import type { Told } from "./context";
import { deploymentFrequencySentence } from "./deployment-frequency";
import { leadTimeSentence } from "./lead-time";
import { noValueSentence } from "./no-value";
import { recoveryTimeSentence } from "./recovery-time";
import { reworkRateSentence } from "./rework-rate";

const SENTENCES: Readonly<Record<MetricId, (told: Told, value: number) => string>> = {
  deploymentFrequency: deploymentFrequencySentence,
  leadTimeForChanges: leadTimeSentence,
  changeFailureRate: changeFailureRateSentence,
  failedDeploymentRecoveryTime: recoveryTimeSentence,
  deploymentReworkRate: reworkRateSentence,
};

/** A figure as a sentence that claims no more than its numbers do; what cannot be known is said with its reason. */
export function sentenceOf(told: Told): string {
  const { metric, value, reason } = told.figure;
  return value === null ? noValueSentence(told, reason ?? "no-deployments") : SENTENCES[metric](told, value);
}
