import type { BucketSize } from "@/lib/domain/calendar";

/** What the numbers of a trend are: counts, whole seconds, or shares 0 to 1. */
export type TrendUnit = "count" | "seconds" | "share";

/** One day, week or month of a trend. */
export type TrendBucket = {
  readonly from: Date;
  readonly to: Date;
  /** It has not ended, or is cut off. */
  readonly partial: boolean;
  /** Null where nobody can say; drawn as a gap. */
  readonly value: number | null;
  /** Edges of the band around the value: the middle half, or the interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** The dark share of a bar, in the unit of the value. */
  readonly part: number | null;
  /** What the table says after the name of the bucket. */
  readonly cells: readonly string[];
};

/** One failure: when its deployment finished, and how long it lasted or has lasted so far. */
export type TrendDot = { readonly at: Date; readonly seconds: number; readonly open: boolean };

export type TrendInput = {
  readonly title: string;
  readonly kind: "bars" | "line" | "dots";
  readonly unit: TrendUnit;
  readonly bucket: BucketSize;
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
  readonly buckets: readonly TrendBucket[];
  readonly dots: readonly TrendDot[];
  /** The value of the whole period, drawn as a line among single dots. */
  readonly median: number | null;
  /** The value of the period before, in the unit of a bucket. */
  readonly previous: number | null;
  readonly goal: number | null;
  /** When deployments finished that hurt, and when incidents lasted: marks under the plot. */
  readonly failures: readonly Date[];
  readonly incidents: readonly { readonly from: Date; readonly to: Date | null }[];
  readonly columns: readonly string[];
  /** What the chart shows, in a sentence. */
  readonly caption: string;
};
