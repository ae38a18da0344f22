import type { Histogram } from "@/lib/domain/histogram/histogram";
import type { Horizon } from "@/lib/domain/horizon";
import type { VerdictState } from "@/lib/domain/verdict";

/** One minute of one series. `errors` are failed requests; `ownErrors` null when nothing tells where failures began. */
export type WorldPoint = {
  readonly at: Date;
  readonly count: number;
  readonly errors: number;
  readonly ownErrors: number | null;
  /** Null when durations are not told. */
  readonly durations: Histogram | null;
  /** Errors by signature. */
  readonly signatures: ReadonlyMap<string, number>;
  /** Instances that reported; null when not told. */
  readonly instances: number | null;
};

export type WorldSeries = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  /** Null: all operations together. */
  readonly operation: string | null;
  readonly points: readonly WorldPoint[];
};

export type WorldDeployment = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly previousVersion: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date;
};

/** Everything that is known at `now`: what `wake judge FILE` reads, and what the simulator draws. */
export type World = {
  readonly now: Date;
  readonly deployments: readonly WorldDeployment[];
  readonly series: readonly WorldSeries[];
  /**
   * Whether every deployment is judged as if nothing were known of the others. Otherwise earlier days in which a deployment of the same
   * service was found regressed or silent are left out of the baselines of those that follow it.
   */
  readonly freezeHistory: boolean;
};

/** The answer for one deployment at one horizon. */
export type WorldVerdict = {
  readonly deployment: string;
  readonly horizon: Horizon;
  readonly state: VerdictState;
  readonly at: Date;
  readonly effect: { readonly metric: string; readonly ratio: number | null; readonly low: number | null; readonly high: number | null };
  readonly evidence: readonly string[];
  readonly needed: { readonly requests: number; readonly minutes: number | null } | null;
  /** First look at which the state was `regressed` (or `silent`); null when it never was. */
  readonly detectedAt: Date | null;
};
