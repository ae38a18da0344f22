import type { ExceptionSeen } from "@/lib/domain/exception";
import type { MetricSeen } from "@/lib/domain/metric-seen";
import type { RollupDelta } from "@/lib/domain/rollup";
import type { StreamPoint } from "@/lib/domain/stream/point";

/** Why an item (a span, data point or log record) was not counted although it was sent to be: stable codes, shown to the sender. */
export type RejectReason =
  | "trace-id" // not 16 bytes, or all zero
  | "span-id" // not 8 bytes, or all zero
  | "no-start" // a span's start time is 0
  | "no-time" // a data point's time is 0
  | "buckets" // counts and bounds of a histogram do not fit each other
  | "temporality" // a sum or histogram says neither delta nor cumulative
  | "too-old" // more than 24 hours ago
  | "future"; // more than 10 minutes from now
export type Rejected = { readonly reason: RejectReason; readonly count: number };

/** A configuration that something ran with, by the hash that its resource names, and the first and last time of its items (epoch milliseconds). */
export type ConfigSeen = { readonly config: string; readonly firstMs: number; readonly lastMs: number };

/** A version of a service in an environment that a body speaks for. */
export type ServiceSeen = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  /** First and last time of its items (epoch milliseconds). */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Its items that were accepted. */
  readonly accepted: number;
  /** What its resources say they were configured with; empty for most. */
  readonly configs: readonly ConfigSeen[];
};

/** What one OTLP body adds. Items sent = accepted + ignored + duplicates + the sum of rejected. */
export type Reduction = {
  readonly deltas: readonly RollupDelta[];
  readonly points: readonly StreamPoint[];
  readonly exceptions: readonly ExceptionSeen[];
  readonly metrics: readonly MetricSeen[];
  readonly calls: CallHints;
  readonly services: readonly ServiceSeen[];
  readonly accepted: number;
  readonly rejected: readonly Rejected[];
  /** Valid items that make no series. */
  readonly ignored: number;
  /** Spans that were counted before, in this body or one before it. */
  readonly duplicates: number;
  /** Ids of the accepted spans, to know them again; null for other signals. */
  readonly spans: SpanIds | null;
  /** Latest time of an item (epoch milliseconds) that the body holds, rejected or not, but none in the far future: a function of the content. */
  readonly latestMs: number | null;
};

/** Two 32-bit halves for each span, a hash of its trace id, span id and kind. */
export type SpanIds = { readonly high: Int32Array; readonly low: Int32Array };

/** Asked for each span of a body whether it was counted before; both halves as in `SpanIds`. */
export type KnownSpans = { readonly has: (high: number, low: number) => boolean };

/**
 * Ends of calls between services, of a sample of traces: enough to learn who calls whom although each service sends its own spans.
 * Both ends of a call carry the same id, a hash of the calling span's ids.
 */
export type CallHints = {
  readonly made: readonly { readonly id: string; readonly service: string; readonly environment: string; readonly peer: string }[];
  readonly taken: readonly { readonly id: string; readonly service: string; readonly environment: string }[];
};

export const NO_CALLS: CallHints = { made: [], taken: [] };

/** What a body is read with, besides its bytes. */
export type ReductionContext = {
  /** Epoch milliseconds; decides only which items are too old or in the future. */
  readonly now: number;
  readonly known: KnownSpans | null;
  /** Metrics whose values are kept, by service and name. */
  readonly promoted: PromotedMetrics;
};

/**
 * How a promoted metric is kept: whole multiples of 1/`scale` of its unit. Null for one that is not promoted.
 */
export type PromotedMetrics = (service: string, name: string) => { readonly scale: number } | null;
export const NONE_PROMOTED: PromotedMetrics = () => null;
