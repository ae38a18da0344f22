import type { SeriesKey } from "../rollup";

/**
 * One data point of a metric that is kept. What it adds depends on the points of its stream that were stored before, so it becomes
 * a sum only inside the transaction that stores it.
 */
export type StreamPoint = {
  /** Thirty-two hex digits: the identity of the stream (resource, scope, metric, temporality and attributes; not its start time). */
  readonly stream: string;
  /** The series and side that the point counts for. */
  readonly key: SeriesKey;
  readonly failed: boolean;
  readonly temporality: "delta" | "cumulative" | "gauge";
  /** The stretch of time that the point tells of, in nanoseconds since the epoch as decimal digits would lose nothing: bigint. */
  readonly startNs: bigint;
  readonly timeNs: bigint;
  readonly value: PointValue;
};

/**
 * What a point measured. Amounts are whole: microseconds for durations, multiples of 1/scale for chosen metrics, so that the
 * differences of a running total add up to it exactly.
 */
export type PointValue = {
  /** Null for a counter or gauge: the point itself is the one thing to count. */
  readonly count: number | null;
  readonly sum: number;
  /** Only where it is the maximum of this stretch alone. */
  readonly max: number | null;
  readonly buckets: Buckets;
};

/** The distribution in the layout of its sender. */
export type Buckets = NoBuckets | ExplicitBuckets | ExponentialBuckets;
type NoBuckets = { readonly layout: "none" };

/** `counts[i]` lie in (bounds[i - 1], bounds[i]]; there is one count more than bounds, for all that is larger. */
export type ExplicitBuckets = { readonly layout: "explicit"; readonly bounds: readonly number[]; readonly counts: readonly number[] };

/** `counts[i]` lie in (b^(offset + i), b^(offset + i + 1)] times `unit`, with b = 2^(2^-scale). */
export type ExponentialBuckets = {
  readonly layout: "exponential";
  readonly scale: number;
  /** Whole amounts in one unit of the sender: 1,000,000 for seconds. */
  readonly unit: number;
  /** How many were at most `zeroThreshold`, in the sender's unit. */
  readonly zero: number;
  readonly zeroThreshold: number;
  readonly offset: number;
  readonly counts: readonly number[];
};

export const NO_BUCKETS: NoBuckets = { layout: "none" };
