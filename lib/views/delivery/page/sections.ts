import type { TrendDot, TrendInput } from "@/lib/charts/delivery/trend-input";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";
import type { LoadedFigures } from "../figures";
import { type MetricSection, metricSection } from "../metric-section";
import type { DeliveryAsked } from "../question";
import type { DeploymentRow } from "../rows/deployment-row";
import { secondsOf } from "./failure-rows";
import type { Failures } from "./failures";

type Input = {
  readonly asked: DeliveryAsked;
  readonly loaded: LoadedFigures;
  /** In the unit of each figure. */
  readonly goals: Readonly<Partial<Record<MetricId, number>>>;
  readonly failures: Failures;
};

/** A section for each metric; failures and incidents are marked where all of them are known. */
export function deliverySections({ asked, loaded, goals, failures }: Input, now: Date): MetricSection[] {
  const { facts, figures } = loaded;
  const known = failures.all ? failures.rows : [];
  const marks = { failures: known.map(({ finishedAt }) => finishedAt), incidents: incidentsOf(known) };
  const none = { failures: [], incidents: [] };
  return METRIC_IDS.map((metric) =>
    metricSection(
      {
        ...{ figure: figures[metric], facts: facts.now, buckets: facts.buckets, bucket: asked.bucket, zone: asked.zone },
        goal: goals[metric] ?? null,
        dots: metric === "failedDeploymentRecoveryTime" ? known.map((row) => dotOf(row, now)) : [],
        ...(metric === "deploymentFrequency" || metric === "changeFailureRate" ? marks : none),
      },
      asked.lead.unit,
    ),
  );
}

const dotOf = (row: DeploymentRow, now: Date): TrendDot => ({
  at: row.finishedAt,
  seconds: secondsOf(row, now),
  open: row.hurt?.until === null,
});

/** Each incident once, though several deployments may be its cause. */
function incidentsOf(rows: readonly DeploymentRow[]): TrendInput["incidents"] {
  const incidents = new Map(rows.flatMap((row) => row.incidents.map((incident) => [incident.id, incident] as const)));
  return [...incidents.values()].map(({ openedAt, resolvedAt }) => ({ from: openedAt, to: resolvedAt }));
}
