import type { GaugeFamily, GaugeSample } from "@/lib/domain/gauge-family";
import { deploymentFailureRate } from "@/lib/metrics/delivery/change-failure-rate";
import type { Interval } from "@/lib/metrics/delivery/figure";
import type { Figures } from "@/lib/metrics/delivery/figures";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";

/** What is told of one selection. */
export type ScrapedScope = { readonly labels: Readonly<Record<string, string>>; readonly facts: PeriodFacts; readonly figures: Figures };

type Values = readonly (readonly [labels: Readonly<Record<string, string>>, value: number | null])[];
type Family = { readonly name: string; readonly unit?: string; readonly help: string; readonly values: (scope: ScrapedScope) => Values };

const one = (value: number | null): Values => [[{}, value]];
const bounds = (interval: Interval | null): Values =>
  interval === null
    ? []
    : [
        [{ bound: "low" }, interval.low],
        [{ bound: "high" }, interval.high],
      ];

/** Everything that a scrape tells, each over the same window. What is unknown is not told. */
const FAMILIES: readonly Family[] = [
  {
    name: "wake_delivery_deployments",
    help: "Deployments that changed production within the window.",
    values: ({ facts }) => one(facts.connected ? facts.counts.reached : null),
  },
  {
    name: "wake_delivery_failed_attempts",
    help: "Deployments that failed before they changed production.",
    values: ({ facts }) => one(facts.connected ? facts.counts.failed : null),
  },
  {
    name: "wake_delivery_watched_deployments",
    help: "Deployments that hurt nobody so far and are too young to be called good.",
    values: ({ facts }) => one(facts.connected ? facts.watching : null),
  },
  {
    name: "wake_delivery_hurt_deployments",
    help: "Deployments that hurt: an incident, a rollback, a hotfix or a regressed verdict followed.",
    values: ({ facts }) => one(facts.connected ? facts.counts.hurt : null),
  },
  {
    name: "wake_delivery_open_failures",
    help: "Deployments that hurt and are not recovered from.",
    values: ({ facts }) => one(facts.connected ? facts.open.length : null),
  },
  {
    name: "wake_delivery_rework_deployments",
    help: "Deployments made because an earlier one went wrong.",
    values: ({ facts }) => one(facts.connected ? facts.counts.rework : null),
  },
  {
    name: "wake_delivery_changes",
    help: "Changes of people that first reached production within the window.",
    values: ({ facts }) => one(facts.connected ? facts.lead.n : null),
  },
  {
    name: "wake_delivery_deployments_per_day",
    help: "Deployment frequency.",
    values: ({ figures }) => one(figures.deploymentFrequency.value),
  },
  {
    name: "wake_delivery_lead_time_seconds",
    unit: "seconds",
    help: "Lead time for changes: first commit to production, by quantile.",
    values: ({ facts: { lead } }) => [
      [{ quantile: "0.25" }, lead.p25],
      [{ quantile: "0.5" }, lead.p50],
      [{ quantile: "0.75" }, lead.p75],
      [{ quantile: "0.9" }, lead.p90],
    ],
  },
  {
    name: "wake_delivery_lead_time_interval_seconds",
    unit: "seconds",
    help: "95 % interval of the median lead time.",
    values: ({ figures }) => bounds(figures.leadTimeForChanges.interval),
  },
  {
    name: "wake_delivery_change_failure_ratio",
    unit: "ratio",
    help: "Change failure rate: settled deployments that hurt, of all that are settled.",
    values: ({ figures }) => one(figures.changeFailureRate.value),
  },
  {
    name: "wake_delivery_change_failure_interval_ratio",
    unit: "ratio",
    help: "95 % interval of the change failure rate.",
    values: ({ figures }) => bounds(figures.changeFailureRate.interval),
  },
  {
    name: "wake_delivery_deployment_failure_ratio",
    unit: "ratio",
    help: "Attempts that failed before they changed production, of all attempts.",
    values: ({ facts }) => one(deploymentFailureRate(facts).value),
  },
  {
    name: "wake_delivery_recovery_time_seconds",
    unit: "seconds",
    help: "Median time from hurt to recovery, failures that are not over included.",
    values: ({ figures }) => one(figures.failedDeploymentRecoveryTime.value),
  },
  {
    name: "wake_delivery_recovery_time_interval_seconds",
    unit: "seconds",
    help: "95 % interval of the median recovery time.",
    values: ({ figures }) => bounds(figures.failedDeploymentRecoveryTime.interval),
  },
  {
    name: "wake_delivery_rework_ratio",
    unit: "ratio",
    help: "Deployment rework rate: deployments made because an earlier one went wrong, of all.",
    values: ({ figures }) => one(figures.deploymentReworkRate.value),
  },
  {
    name: "wake_delivery_rework_interval_ratio",
    unit: "ratio",
    help: "95 % interval of the deployment rework rate.",
    values: ({ figures }) => bounds(figures.deploymentReworkRate.interval),
  },
];

/** The figures of some selections as gauges, in the order of the selections. */
export const deliveryFamilies = (scopes: readonly ScrapedScope[]): GaugeFamily[] =>
  FAMILIES.map(({ name, unit = null, help, values }) => ({
    name,
    unit,
    help,
    samples: scopes.flatMap((scope) => samplesOf(scope, values(scope))),
  }));

const samplesOf = ({ labels }: ScrapedScope, values: Values): GaugeSample[] =>
  values.flatMap(([more, value]) => (value === null ? [] : [{ labels: { ...labels, ...more }, value }]));
