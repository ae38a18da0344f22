import { formatDuration } from "../format";
import { type SparkModel, spark } from "./build";
import { SPARK_BOX, type SparkFacts, sizeWord } from "./spark-facts";

/** The median of each bucket with its middle half, from zero; dashed the median of the period before, in seconds. */
export function leadTimeSpark(previous: number | null, { buckets }: SparkFacts): SparkModel {
  const points = buckets.map(({ lead }) => ({ value: lead.p50, low: lead.p25, high: lead.p75 }));
  const known = points.flatMap(({ value }) => value ?? []);
  const [first, last] = [known[0], known.at(-1)];
  const course =
    first === undefined || last === undefined
      ? "none is known"
      : `${formatDuration(first * 1000)} at first, ${formatDuration(last * 1000)} at last`;
  const dashed = previous === null ? "" : ` Dashed: ${formatDuration(previous * 1000)} in the period before.`;
  return spark({
    ...SPARK_BOX,
    kind: "line",
    description: `Median lead time of each ${sizeWord(buckets)} with its middle half, ${course}.${dashed}`,
    points,
    previous,
    failures: [],
  });
}
