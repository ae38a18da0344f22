import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";

/** The name of each metric in addresses. */
export const METRIC_SLUG: Readonly<Record<MetricId, string>> = {
  deploymentFrequency: "deployment-frequency",
  leadTimeForChanges: "lead-time-for-changes",
  changeFailureRate: "change-failure-rate",
  failedDeploymentRecoveryTime: "failed-deployment-recovery-time",
  deploymentReworkRate: "deployment-rework-rate",
};

const SHORT: Readonly<Record<string, MetricId>> = {
  "lead-time": "leadTimeForChanges",
  "recovery-time": "failedDeploymentRecoveryTime",
  "rework-rate": "deploymentReworkRate",
};

/** The metric that a part of an address names, as an id or as words with hyphens; null for any other text. */
export const metricNamed = (text: string): MetricId | null =>
  METRIC_IDS.find((id) => id === text || METRIC_SLUG[id] === text) ?? (Object.hasOwn(SHORT, text) ? (SHORT[text] ?? null) : null);
