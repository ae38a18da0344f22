import type { Figure } from "@/lib/metrics/delivery/figure";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { formatNumber } from "../format";
import { type SparkModel, spark } from "./build";
import { failureRateSpark } from "./failure-rate";
import { leadTimeSpark } from "./lead-time";
import { recoverySpark } from "./recovery";
import { isWeekend, SPARK_BOX, type SparkFacts, sizeWord } from "./spark-facts";

/** The small chart of a delivery metric; null where fewer than three buckets would say no more than the figure does. */
export function deliverySpark(figure: Figure, facts: SparkFacts): SparkModel | null {
  if (facts.buckets.length < 3) return null;
  const previous = figure.previous?.value ?? null;
  switch (figure.metric) {
    case "deploymentFrequency":
      return frequencySpark(previous, facts);
    case "leadTimeForChanges":
      return leadTimeSpark(previous, facts);
    case "changeFailureRate":
      return failureRateSpark(previous, facts);
    case "failedDeploymentRecoveryTime":
      return recoverySpark({ median: figure.value, previous }, facts);
    case "deploymentReworkRate":
      return reworkSpark(facts);
  }
}

/** How many deployments a bucket holds at most, and at least. */
function rangeOf(buckets: readonly PeriodFacts[]): string {
  const counts = buckets.map(({ counts }) => counts.reached);
  return `${formatNumber(Math.min(...counts))} to ${formatNumber(Math.max(...counts))}`;
}

/** Deployments by bucket: weekends light, the unfinished one outlined, dashed as many as in the period before. `previous` is a day's. */
function frequencySpark(previous: number | null, { buckets, zone }: SparkFacts): SparkModel {
  const longest = Math.max(...buckets.map(({ days }) => days));
  const before = previous === null ? null : previous * longest;
  const dashed = before === null ? "" : ` Dashed: ${formatNumber(before, 1)} in the period before.`;
  return spark({
    ...SPARK_BOX,
    kind: "bars",
    description: `Deployments a ${sizeWord(buckets)}, ${rangeOf(buckets)}.${dashed}`,
    bars: buckets.map((bucket) => ({ value: bucket.counts.reached, part: null, soft: isWeekend(bucket, zone) })),
    unfinished: buckets.at(-1)?.partial ?? false,
    previous: before,
  });
}

/** Deployments by bucket, the dark part of each is rework. */
function reworkSpark({ buckets }: SparkFacts): SparkModel {
  const [rework, reached] = [sum(buckets, ({ rework }) => rework), sum(buckets, ({ reached }) => reached)];
  return spark({
    ...SPARK_BOX,
    kind: "bars",
    description: `Deployments a ${sizeWord(buckets)}; the dark part is rework, ${formatNumber(rework)} of ${formatNumber(reached)}.`,
    bars: buckets.map(({ counts }) => ({ value: counts.reached, part: counts.rework, soft: true })),
    unfinished: buckets.at(-1)?.partial ?? false,
    previous: null,
  });
}

const sum = (buckets: readonly PeriodFacts[], of: (counts: PeriodFacts["counts"]) => number): number =>
  buckets.reduce((total, { counts }) => total + of(counts), 0);
