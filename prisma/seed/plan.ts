import type { Horizon } from "@/lib/domain/horizon";
import type { VerdictState } from "@/lib/domain/verdict";

/** A factor on what is normal, by minutes since the roll-out ended. */
export type Course = (minutes: number) => number;

/** What a version does to its service while it runs. */
export type Effect = { readonly failures?: Course; readonly latency?: Course };

/** A version of one service that reaches production. Its number is settled once everything is in order of time. */
export type PlannedRelease = {
  /** Names the release within the plan. */
  readonly key: string;
  readonly service: string;
  readonly rolledOutAt: Date;
  readonly rollOutMinutes: number;
  readonly kind: "ordinary" | "repair" | "emergency" | "rollback" | "unrecorded";
  /** A repair that says so: it mends the version before. */
  readonly mends?: boolean;
  readonly effect?: Effect;
  /** Its instances go on reporting the version before. */
  readonly silent?: boolean;
  /** A lasting factor on latency, which later versions inherit. */
  readonly latencyFromNowOn?: number;
};

/** Something that hurts a service whatever version it runs. */
export type Disturbance = {
  readonly service: string;
  readonly from: Date;
  readonly to: Date;
  readonly failures: number;
  readonly latency: number;
};

export type PlannedIncident = {
  readonly title: string;
  readonly severity: "critical" | "major" | "minor";
  readonly services: readonly string[];
  readonly openedAt: Date;
  readonly acknowledgedAt: Date;
  /** Null while it lasts. */
  readonly resolvedAt: Date | null;
  /** Keys of releases. */
  readonly causedBy: readonly string[];
  readonly fixedBy: readonly string[];
};

/** A service left alone by ordinary releases for a while, so that what is meant to be seen can be seen. */
export type Quiet = { readonly service: string; readonly from: Date; readonly to: Date };

/** What an honest judge must say of a release. */
export type Expectation = { readonly key: string; readonly horizon: Horizon; readonly state: VerdictState };

/** A story with a known ending. */
export type Scenario = {
  readonly name: string;
  readonly releases: readonly PlannedRelease[];
  readonly incidents?: readonly PlannedIncident[];
  readonly disturbances?: readonly Disturbance[];
  readonly quiet?: readonly Quiet[];
  /** No staging run for releases of the service from then on. */
  readonly stagingStopsAt?: { readonly service: string; readonly at: Date };
  readonly truth: readonly Expectation[];
};
