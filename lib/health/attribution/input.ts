import type { Candidate } from "@/lib/domain/suspect";

/** Everything one attribution rests on. The order of every list is without meaning. */
export type AttributionInput = {
  /** When somebody (or an alert) noticed. Points may lie after it: the more minutes, the surer the answer. */
  readonly detectedAt: Date;
  /** Services that are known to be hurt, as an incident names them; empty: the signals alone tell. */
  readonly hurt: readonly string[];
  /** What may be the cause. "No release" is always added and need not be here. */
  readonly changes: readonly Change[];
  /** Who calls whom, by names of services. Calls that `series` shows are added by themselves. */
  readonly edges: readonly (readonly [caller: string, callee: string])[];
  /** Calls by minute, best from an hour before the first change (or the detection) on. */
  readonly series: readonly CallSeries[];
  /** The same symptom at earlier times (incidents and alerts of the hurt services): what was there before a change is not its doing. */
  readonly earlier: readonly EarlierSymptom[];
};

/** One thing that changed. What is not known is null; nothing of it is required but the candidate with its `at`. */
export type Change = {
  /** Kind `deployment` or `flag`; its key is unique among the changes, `service` and `at` say where and when it began. */
  readonly candidate: Candidate;
  /** When it was rolled out fully; null while it goes on or when nobody said. */
  readonly finishedAt: Date | null;
  /** When another version took its place, or it was taken back; left out or null while it runs, or when nobody said. */
  readonly endedAt?: Date | null;
  /** What ran before; null when unknown. */
  readonly previousVersion: string | null;
  /** How it was rolled out, when that was told: without steps all of it took effect at `at`. */
  readonly steps: readonly RolloutStep[];
  /** Instances that it is to have in the end. */
  readonly targetInstances: number | null;
  /** True when version, artifact and configuration are known to be the same as before (a restart). */
  readonly unchanged: boolean;
  /** Lines that the change holds, added and removed. */
  readonly linesChanged: number | null;
};

/** At `at`, `instances` instances of the version `to` were added and `removed` of `from` taken away. */
export type RolloutStep = {
  readonly at: Date;
  readonly from: string | null;
  readonly to: string | null;
  readonly instances: number;
  readonly removed: number;
  readonly completedAt: Date | null;
};

/**
 * Calls of one service and version. `in`: calls that it answered, of the caller `peer`; `out`: calls that it made, to the callee `peer`,
 * as it saw them end. `peer` null: all callers (or callees) together; a service may have both, then the single ones say where and the sum
 * is not added to them. `version` null: nobody told which version answered.
 */
export type CallSeries = {
  readonly service: string;
  readonly version: string | null;
  readonly side: "in" | "out";
  readonly peer: string | null;
  readonly points: readonly CallPoint[];
};

/** One minute of a series. A minute that is missing had no calls, or nothing told of them. */
export type CallPoint = {
  readonly at: Date;
  /** How many calls; null when only ratios are told. */
  readonly requests: number | null;
  /** Share 0..1 of the calls that succeeded, all instances together; null: instances reported, but no call. */
  readonly success: number | null;
  /** The same of the worst instance; null when instances are not told. */
  readonly worst: number | null;
  /** Share 0..1 of the calls that failed by the service's own doing and not by a callee's; null when that is not told. */
  readonly ownFailed: number | null;
  readonly meanMs: number | null;
  /** Instances that reported in this minute; null when not told. */
  readonly instances: number | null;
};

export type EarlierSymptom = { readonly service: string; readonly at: Date };
