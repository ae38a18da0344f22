import type { Better } from "./compare";
import type { MetricId, Unit } from "./figure";

/** What a metric means, as data: the words behind “Why this number?”. */
export type CatalogueEntry = {
  readonly id: MetricId;
  readonly name: string;
  readonly unit: Unit;
  /** Goes up with every change of the definition that can change a value. */
  readonly version: 1;
  readonly better: Better;
  /** How the value comes about, in words. */
  readonly formula: string;
  /** What it is about. */
  readonly population: string;
  /** What is left out, and how that is shown. */
  readonly leftOut: string;
  /** How sure one can be, and when two periods differ. */
  readonly certainty: string;
  readonly moves: string;
  readonly source: { readonly name: string; readonly url: string };
};

const DORA = { name: "DORA, Software delivery performance metrics", url: "https://dora.dev/guides/dora-metrics/" } as const;
const WILSON =
  "The interval is Wilson's for a share (95 %). Two periods of six or more deployments differ when Newcombe's interval of the difference does not include zero.";

export const CATALOGUE: Readonly<Record<MetricId, CatalogueEntry>> = {
  deploymentFrequency: {
    id: "deploymentFrequency",
    name: "Deployment frequency",
    unit: "per-day",
    version: 1,
    better: "more",
    formula: "Deployments that reached production, divided by the days of the period.",
    population:
      "Deployments to environments of the tier production that finished in the period. Rollbacks and repeated deployments count, because they reached production.",
    leftOut: "Attempts that failed before they changed production; those that were only queued, that still run or that were cancelled.",
    certainty: "A count of what happened, not an estimate: it has no interval, and any difference is one.",
    moves: "Smaller changes, deployed one by one, raise it. So do rollbacks and repairs: read it beside the rework rate.",
    source: DORA,
  },
  leadTimeForChanges: {
    id: "leadTimeForChanges",
    name: "Lead time for changes",
    unit: "seconds",
    version: 1,
    better: "less",
    formula:
      "The median, over the changes, of the time from the first commit to the finish of the deployment that brought the change to production. Between two values it is interpolated linearly.",
    population:
      "Changes that reached production for the first time within what is selected, by a deployment that finished in the period. A direct commit is a change of its own.",
    leftOut:
      "Changes that were live already, whose first commit is unknown, or whose times contradict each other; those of bots, unless they are asked for. Deployments of which nobody can say what is new in them bring none. Each is listed with its reason.",
    certainty:
      "The interval (95 %) comes from order statistics and needs six changes. Two periods differ when the interval of the difference of their medians (Zou and Donner) does not include zero.",
    moves: "The longest stage first. A stage that did not happen is no stage of zero, and the medians of the stages do not add up.",
    source: DORA,
  },
  changeFailureRate: {
    id: "changeFailureRate",
    name: "Change failure rate",
    unit: "share",
    version: 1,
    better: "less",
    formula:
      "Settled deployments that hurt, divided by all settled deployments. A deployment hurt when it caused an incident, was rolled back, was repaired by a hotfix or a revert, or was judged regressed and nobody dismissed that.",
    population:
      "Deployments that reached production in the period and are settled: they hurt, or have been observed for as long as this workspace observes and did not.",
    leftOut:
      "Deployments that are still observed and hurt nobody so far: they are shown beside the rate. Attempts that failed before they changed production: they are the deployment failure rate.",
    certainty: WILSON,
    moves: "Each deployment that is still observed lowers it when it holds and raises it when it does not. Both parts count deployments.",
    source: DORA,
  },
  failedDeploymentRecoveryTime: {
    id: "failedDeploymentRecoveryTime",
    name: "Failed deployment recovery time",
    unit: "seconds",
    version: 1,
    better: "less",
    formula:
      "The median time from hurt to recovery by Kaplan and Meier: the shortest time within which at least half of the failures were over. A failure that is not over counts as lasting at least as long as it has.",
    population:
      "Deployments that reached production in the period and hurt. The hurt begins with the incident, else with the onset that the verdict found, else with the finish; it ends with whichever came first: incidents resolved, rollback finished, repair deployed, or signals back to normal.",
    leftOut: "Nothing: failures that are not over take part with the time that they have lasted so far.",
    certainty:
      "The interval (95 %) is that of Brookmeyer and Crowley on the log(-log) scale; with few failures it has no upper end and is not shown. Two periods of six or more failures differ when the interval of the difference of their medians (Zou and Donner) does not include zero.",
    moves: "Noticing sooner and rolling back sooner. While more than half of the failures are not over there is no median.",
    source: DORA,
  },
  deploymentReworkRate: {
    id: "deploymentReworkRate",
    name: "Deployment rework rate",
    unit: "share",
    version: 1,
    better: "less",
    formula:
      "Deployments that were made because something had gone wrong, divided by all deployments: rollbacks, reverts, hotfixes, emergencies, and those that an incident names as its repair.",
    population: "Deployments that reached production in the period.",
    leftOut: "Attempts that failed before they changed production.",
    certainty: WILSON,
    moves: "Fewer failures, and failures that need one repair and not several.",
    source: DORA,
  },
};
