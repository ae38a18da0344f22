import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { formatDuration, formatPlural } from "../format";
import { type SparkModel, spark } from "./build";
import { placesWithin, SPARK_BOX, type SparkFacts } from "./spark-facts";

/** Dots that still can be told apart. Of more, each bucket shows as many, spread evenly over its durations. */
const MOST_DOTS = 120;

/** Each recovery as a dot in its bucket on a logarithmic axis, with the median; failures that last are dashed, at how long they have. */
export function recoverySpark(
  line: { readonly median: number | null; readonly previous: number | null },
  { buckets }: SparkFacts,
): SparkModel {
  const all = buckets.reduce((total, { recovered, open }) => total + recovered.length + open.length, 0);
  const most = all > MOST_DOTS ? Math.max(1, Math.floor(MOST_DOTS / buckets.length)) : all;
  return spark({
    ...SPARK_BOX,
    kind: "dots",
    description: described(buckets, line.median),
    dots: buckets.flatMap((bucket, index) => {
      const shown = spread([...ofBucket(bucket)], most);
      return placesWithin(index, buckets.length, shown.length).flatMap((at, place) => {
        const dot = shown[place];
        return dot === undefined ? [] : [{ at, ...dot }];
      });
    }),
    ...line,
  });
}

type Dot = { readonly value: number; readonly open: boolean };
const ofBucket = ({ recovered, open }: PeriodFacts): Dot[] => [
  ...recovered.map((seconds) => ({ value: Math.max(1, seconds), open: false })),
  ...open.map((seconds) => ({ value: Math.max(1, seconds), open: true })),
];

/** At most `most` of some dots, the first and the last among them. */
function spread(dots: readonly Dot[], most: number): Dot[] {
  if (dots.length <= most) return [...dots];
  const step = most < 2 ? 0 : (dots.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, place) => dots[Math.round(place * step)]).flatMap((dot) => dot ?? []);
}

function described(buckets: readonly PeriodFacts[], median: number | null): string {
  const recovered = buckets.flatMap((bucket) => bucket.recovered);
  const open = buckets.reduce((total, bucket) => total + bucket.open.length, 0);
  const least = recovered.reduce((min, seconds) => Math.min(min, seconds), Number.POSITIVE_INFINITY);
  const most = recovered.reduce((max, seconds) => Math.max(max, seconds), 0);
  const range = recovered.length === 0 ? "" : ` between ${formatDuration(least * 1000)} and ${formatDuration(most * 1000)}`;
  const middle = median === null ? "" : `; median ${formatDuration(median * 1000)}`;
  return `${formatPlural(recovered.length, "recovery", "recoveries")}${range}${middle}${open === 0 ? "" : `; ${formatPlural(open, "failure lasts", "failures last")}`}.`;
}
