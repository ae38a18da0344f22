import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { wilsonInterval } from "@/lib/metrics/stats/wilson-interval";
import { formatPlural, formatShare } from "../format";
import { type SparkModel, spark } from "./build";
import { placesWithin, SPARK_BOX, type SparkFacts, sizeWord } from "./spark-facts";

const Z95 = 1.959964;
/** How many buckets each point pools: a single day holds too few deployments to have a rate. */
const POOLED = { day: 7, week: 4, month: 3 } as const;
/** More ticks than this would touch; a bucket then gets one. */
const MOST_TICKS = 60;

/** The share of settled deployments that hurt, over the last few buckets up to each, with its 95 % band; a tick where one hurt. */
export function failureRateSpark(previous: number | null, { buckets }: SparkFacts): SparkModel {
  const size = sizeWord(buckets);
  const points = buckets.map((_, index) => pointOf(pooledUpTo(buckets, index, POOLED[size])));
  const hurt = buckets.reduce((total, { counts }) => total + counts.hurt, 0);
  const ticks = (count: number): number => (hurt > MOST_TICKS ? Math.min(1, count) : count);
  const dashed = previous === null ? "" : ` Dashed: ${formatShare(previous)} in the period before.`;
  return spark({
    ...SPARK_BOX,
    kind: "line",
    description: `Share that hurt over ${POOLED[size]} ${size}s at a time, with its 95 % range; ${formatPlural(hurt, "failure")} marked below.${dashed}`,
    points,
    previous,
    failures: buckets.flatMap(({ counts }, index) => placesWithin(index, buckets.length, ticks(counts.hurt))),
  });
}

/** The buckets of a point. The first points of a long row, for which there are not enough yet, have none: they would say little, and widely. */
function pooledUpTo(buckets: readonly PeriodFacts[], index: number, size: number): readonly PeriodFacts[] {
  const isTooEarly = index + 1 < size && buckets.length > size;
  return isTooEarly ? [] : buckets.slice(Math.max(0, index + 1 - size), index + 1);
}

function pointOf(pooled: readonly PeriodFacts[]) {
  const hurt = pooled.reduce((total, { counts }) => total + counts.hurt, 0);
  const settled = pooled.reduce((total, { counts, watching }) => total + counts.reached - watching, 0);
  return settled === 0 ? { value: null, low: null, high: null } : { value: hurt / settled, ...wilsonInterval(hurt, settled, Z95) };
}
