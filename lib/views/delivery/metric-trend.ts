import type { TrendBucket, TrendDot, TrendInput } from "@/lib/charts/delivery/trend-input";
import { formatTrend } from "@/lib/charts/delivery/trend-unit";
import { formatCount, NO_VALUE } from "@/lib/charts/format";
import type { BucketSize } from "@/lib/domain/calendar";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import type { BucketReading, Figure } from "@/lib/metrics/delivery/figure";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";

/** What a trend is drawn from, beside its figure. */
export type TrendOf = {
  readonly figure: Figure;
  readonly facts: PeriodFacts;
  /** One for each bucket of the figure. */
  readonly buckets: readonly PeriodFacts[];
  readonly bucket: BucketSize;
  readonly zone: string;
  readonly goal: number | null;
  readonly dots: readonly TrendDot[];
  readonly failures: readonly Date[];
  readonly incidents: TrendInput["incidents"];
  /** The sentence of the figure. */
  readonly caption: string;
};

/** Days of a bucket, for levels that are told by the day. */
const BUCKET_DAYS: Readonly<Record<BucketSize, number>> = { day: 1, week: 7, month: 365.25 / 12 };
const BUCKET_WORD: Readonly<Record<BucketSize, string>> = { day: "day", week: "week", month: "month" };

type Drawn = Pick<TrendInput, "kind" | "unit" | "columns"> & {
  readonly bucketOf: (reading: BucketReading, facts: PeriodFacts) => Omit<TrendBucket, "from" | "to" | "partial">;
};

const seconds = (value: number | null): string => formatTrend(value, "seconds");
const share = (value: number | null): string => formatTrend(value, "share");
const PLAIN = { low: null, high: null, part: null } as const;

/** How each metric is drawn: the mark fits the metric. */
const DRAWN: Readonly<Record<Figure["metric"], Drawn>> = {
  deploymentFrequency: {
    kind: "bars",
    unit: "count",
    columns: ["Deployments", "Days with one", "Failed attempts"],
    bucketOf: ({ value }, { counts, deploymentDays }) => ({
      ...PLAIN,
      value: value === null ? null : counts.reached,
      cells: value === null ? [NO_VALUE, NO_VALUE, NO_VALUE] : [counts.reached, deploymentDays, counts.failed].map(formatCount),
    }),
  },
  leadTimeForChanges: {
    kind: "line",
    unit: "seconds",
    columns: ["Median", "A quarter within", "Three quarters within", "Changes"],
    bucketOf: ({ value, p25, p75, n }) => ({
      value,
      low: p25,
      high: p75,
      part: null,
      cells: [seconds(value), seconds(p25), seconds(p75), formatCount(n)],
    }),
  },
  changeFailureRate: {
    kind: "line",
    unit: "share",
    columns: ["Rate", "Likely from", "to", "Failed", "Settled"],
    bucketOf: ({ value, interval, n }, { counts }) => ({
      value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      part: null,
      cells: [share(value), share(interval?.low ?? null), share(interval?.high ?? null), formatCount(counts.hurt), formatCount(n)],
    }),
  },
  failedDeploymentRecoveryTime: {
    kind: "dots",
    unit: "seconds",
    columns: ["Median", "Failures", "Not over"],
    bucketOf: ({ value, n }, { open }) => ({ ...PLAIN, value, cells: [seconds(value), formatCount(n), formatCount(open.length)] }),
  },
  deploymentReworkRate: {
    kind: "bars",
    unit: "count",
    columns: ["Deployments", "Rework", "Rate"],
    bucketOf: ({ value, n }, { counts }) => ({
      ...PLAIN,
      value: value === null ? null : n,
      part: value === null ? null : counts.rework,
      cells: [formatCount(n), formatCount(counts.rework), share(value)],
    }),
  },
};

/** What the trend chart of a metric is laid out from. */
export function metricTrend(of: TrendOf): TrendInput {
  const { figure, bucket } = of;
  const { kind, unit, columns, bucketOf } = DRAWN[figure.metric];
  return {
    title: titleOf(figure.metric, bucket),
    ...{ kind, unit, columns, bucket, zone: of.zone, caption: of.caption },
    ...{ from: of.facts.from, to: of.facts.to, dots: of.dots, failures: of.failures, incidents: of.incidents },
    buckets: figure.buckets.map((reading, i) => {
      const facts = of.buckets[i] ?? of.facts;
      return { from: reading.from, to: reading.to, partial: reading.partial, ...bucketOf(reading, facts) };
    }),
    median: kind === "dots" ? figure.value : null,
    previous: levelOf(figure, figure.previous?.value ?? null, bucket),
    goal: levelOf(figure, of.goal, bucket),
  };
}

function titleOf(metric: Figure["metric"], bucket: BucketSize): string {
  if (metric === "failedDeploymentRecoveryTime") return "Each failure, and how long it lasted";
  if (metric === "deploymentReworkRate") return `Deployments a ${BUCKET_WORD[bucket]}, the dark part is rework`;
  if (metric === "deploymentFrequency") return `Deployments a ${BUCKET_WORD[bucket]}`;
  return `${CATALOGUE[metric].name} by ${BUCKET_WORD[bucket]}`;
}

/** A value of the figure as a level of its chart; a share of deployments is none among counts. */
function levelOf({ metric }: Figure, value: number | null, bucket: BucketSize): number | null {
  if (value === null || metric === "deploymentReworkRate") return null;
  return metric === "deploymentFrequency" ? value * BUCKET_DAYS[bucket] : value;
}
