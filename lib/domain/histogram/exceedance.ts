import type { Histogram } from "./histogram";

/** How many durations fell into buckets above `bucket`: exact, because no bucket is split. */
export function countAbove(histogram: Histogram, bucket: number): number {
  const from = Math.max(0, bucket + 1 - histogram.offset);
  let above = 0;
  for (let index = from; index < histogram.counts.length; index++) above += histogram.counts[index] ?? 0;
  return above;
}
