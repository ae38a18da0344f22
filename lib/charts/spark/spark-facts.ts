import { zonedParts } from "@/lib/domain/zone";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";

/** What the small charts of the delivery metrics are drawn from: the buckets of a period, oldest first, and the zone of their days. */
export type SparkFacts = { readonly buckets: readonly PeriodFacts[]; readonly zone: string };

export const SPARK_BOX = { width: 220, height: 44 } as const;

/** Whether a bucket is one calendar day on which few work. */
export function isWeekend({ from, days }: PeriodFacts, zone: string): boolean {
  const { weekday } = zonedParts(from, zone);
  return days <= 1 && (weekday === 0 || weekday === 6);
}

/** What a bucket is: `day`, `week` or `month`, by the longest of them. */
export function sizeWord(buckets: readonly PeriodFacts[]): "day" | "week" | "month" {
  const longest = buckets.reduce((most, { days }) => Math.max(most, days), 0);
  if (longest <= 1) return "day";
  return longest <= 7 ? "week" : "month";
}

/** Places of `count` things within one of `buckets` equal stretches, as shares of the whole width. */
export const placesWithin = (index: number, buckets: number, count: number): number[] =>
  Array.from({ length: count }, (_, place) => (index + (place + 0.5) / count) / buckets);
