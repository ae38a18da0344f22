import type { Histogram } from "./histogram/histogram";

/** Kinds of span that make a series; a roll-up over all operations has the operation `*`. */
export const SERIES_KINDS = ["server", "consumer", "client", "producer"] as const;
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
