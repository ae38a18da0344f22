/** What one deployment to production is to the delivery metrics. Times are epoch milliseconds, durations whole seconds, rounded down. */
export type DeploymentFact = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly releaseId: string;
  readonly at: number;
  /** `failed`: the attempt ended before production changed. It counts in the deployment failure rate and nowhere else. */
  readonly outcome: "reached" | "failed";
  /** Since the deployment before it of the same service and environment; null for the first. */
  readonly gapS: number | null;
  readonly hurt: Hurt | null;
  readonly rework: ReworkReason | null;
  /** Why the changes in it are not counted, where they are not. */
  readonly carriesNothing: CarryOut | null;
  readonly changes: readonly ChangeFact[];
};

/** Why a deployment's changes do not count: what it carries is unknown, or nothing in it is new. */
export const CARRY_OUTS = [
  "first-deployment",
  "no-commit",
  "unknown-commit",
  "unrecorded",
  "unknown",
  "rollback",
  "same-version",
  "nothing",
] as const;
export type CarryOut = (typeof CARRY_OUTS)[number];

export const HURT_REASONS = ["incident", "rollback", "hotfix", "verdict"] as const;
export type HurtReason = (typeof HURT_REASONS)[number];

/** How a deployment hurt, from when, and until when: an open one has no end. */
export type Hurt = {
  /** Everything that says so, in the order of `HURT_REASONS`. */
  readonly by: readonly HurtReason[];
  readonly from: number;
  readonly fromBy: "incident" | "onset" | "deployment";
  readonly until: number | null;
  /** The first that held; null while it lasts. */
  readonly untilBy: "incident" | "rollback" | "repair" | "signals" | null;
  readonly incidents: readonly string[];
};

export const REWORK_REASONS = ["rollback", "revert", "hotfix", "emergency", "repair"] as const;
export type ReworkReason = (typeof REWORK_REASONS)[number];

export const STAGES = ["coding", "pickup", "review", "merge", "deploy"] as const;
export type Stage = (typeof STAGES)[number];

/** Why a change is not counted in lead time. `bot` is a switch of the viewer, not a defect. */
export const CHANGE_OUTS = ["already-live", "no-first-commit", "clock"] as const;
export type ChangeOut = (typeof CHANGE_OUTS)[number];

/** A stage in whole seconds, or why there is none. */
export type StageTime = { readonly seconds: number } | { readonly seconds: null; readonly reason: StageReason };
export const STAGE_REASONS = ["no-first-commit", "not-opened", "no-review", "not-approved", "not-merged", "clock"] as const;
export type StageReason = (typeof STAGE_REASONS)[number];

/** What one change in one deployment is to lead time. */
export type ChangeFact = {
  readonly id: string;
  readonly bot: boolean;
  /** From its first commit to the finish of the deployment; null with the reason. */
  readonly leadS: number | null;
  readonly out: ChangeOut | null;
  readonly stages: Readonly<Record<Stage, StageTime>>;
  /** The lead time of each of its commits that Wake knows; negative ones are left out and counted. */
  readonly commitS: readonly number[];
  readonly commitsOut: number;
};
