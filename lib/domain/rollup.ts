import type { Histogram } from "./histogram/histogram";

/**
 * What a series counts, and by what its operations are told apart. The kinds of different sources are never added together.
 * Of spans: requests (`server`, `consumer`) and calls (`client`, `producer`) by operation, and all calls once more by whom they call
 * (`dependency`). Of metrics: the same requests as duration metrics tell of them, by operation, under today's and older names; chosen
 * metrics by name (`metric`). Of logs: records by severity. Exceptions by signature, of span events and of log records.
 *
 * A metric cannot tell where a failure began: in series of metrics `ownErrors` is `errors`, and readers show own errors as not known.
 */
export const SERIES_KINDS = [
  "server",
  "consumer",
  "client",
  "producer",
  "dependency",
  "server-metric",
  "consumer-metric",
  "server-metric-old",
  "metric",
  "log",
  "exception",
  "exception-log",
] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];
export const ALL_OPERATIONS = "*";
/** What a sender that names no version (or environment) is filed under. */
export const UNNAMED = "unknown";

/** What identifies a series. Environment and version are dimensions, not identity of the service. */
export type SeriesKey = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly kind: SeriesKind;
  readonly operation: string;
};

/** Signals summed over one series and one period. They add with `addRollups`; addition is associative and commutative. */
export type Rollup = {
  readonly count: number;
  /** Failed requests, own and propagated. */
  readonly errors: number;
  /** Of those, failures that began here: no failed call below them. Always 0 for calls (`client`, `producer`). */
  readonly ownErrors: number;
  /** Sum and maximum of durations in whole microseconds, over spans whose duration is known. Whole, so that sums do not depend on order. */
  readonly sumUs: number;
  readonly maxUs: number;
  readonly durations: Histogram;
};

/** What one request body adds to one series in one minute (`minute` = whole minutes since the epoch). */
export type RollupDelta = Rollup & { readonly key: SeriesKey; readonly minute: number };
