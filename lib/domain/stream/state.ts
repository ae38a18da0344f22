/** What is remembered of a stream: enough to know what its next point adds. */
export type StreamState = CumulativeState | WindowState;

/**
 * Of running totals. Processes that write the same stream are told apart by their start time: those that follow each other, and
 * replicas that lack an id of their own.
 */
export type CumulativeState = {
  readonly kind: "cumulative";
  /** Time of the earliest point: a process that started later is seen from its start. */
  readonly firstNs: bigint;
  /** Latest time of a process that is remembered no more; 0 when there is none. One that started before may have been counted. */
  readonly forgottenNs: bigint;
  /** The one with the newest point first. */
  readonly incarnations: readonly Incarnation[];
};

/** The last point of a process. */
export type Incarnation = { readonly startNs: bigint; readonly timeNs: bigint; readonly total: Total };
export type Total = { readonly count: number | null; readonly sum: number; readonly buckets: TotalBuckets };

/** Bucket counts of a running total. `like` is a hash of what must not change between two totals that are compared. */
export type TotalBuckets =
  | { readonly layout: "none" }
  | { readonly layout: "explicit"; readonly like: number; readonly counts: readonly number[] }
  | {
      readonly layout: "exponential";
      readonly like: number;
      readonly scale: number;
      readonly zero: number;
      readonly offset: number;
      readonly counts: readonly number[];
    };

/** Of everything else: the stretches of time that were counted, in order and apart from each other. */
export type WindowState = { readonly kind: "windows"; readonly windows: readonly Window[] };
/** (startNs, timeNs], never empty. */
export type Window = { readonly startNs: bigint; readonly timeNs: bigint };

/** Points come at most a day late, so what is older than this (before the newest) is never asked for again. */
export const OUT_OF_REACH_NS = 25n * 3_600_000_000_000n;
