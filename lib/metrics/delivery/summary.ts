import type { CarryOut, ChangeOut, HurtReason, ReworkReason, Stage } from "./fact";
import type { Notable } from "./notable";

/** Durations (whole seconds) and instants (epoch seconds) that are kept one by one, each in ascending order. */
export const MEASURES = [
  "lead",
  "coding",
  "pickup",
  "review",
  "merge",
  "deploy",
  "commit",
  "bot-lead",
  "bot-coding",
  "bot-pickup",
  "bot-review",
  "bot-merge",
  "bot-deploy",
  "bot-commit",
  /** Between deployments of the same service and environment. */
  "gap",
  /** Of failures that are over. */
  "recovery",
  /** When the hurt of failures that are not over began: epoch seconds. */
  "open",
  /** When the deployments that hurt nobody finished: epoch seconds. Those within the observation horizon are not settled. */
  "unhurt",
] as const;
export type Measure = (typeof MEASURES)[number];

/** The measure of a stage, or of the whole, for changes of people or of bots. */
export const changeMeasure = (of: "lead" | "commit" | Stage, bot: boolean): Measure => (bot ? `bot-${of}` : of);

/** What the deployments of one selection on one calendar day amount to. Adding up the counts of days gives those of a period. */
export type Counts = {
  /** Deployments that changed production. */
  readonly reached: number;
  /** Attempts that failed before they did. */
  readonly failed: number;
  readonly hurt: number;
  readonly rework: number;
  /** By the first reason of each hurt deployment, and by the reason of each that is rework. */
  readonly hurtBy: Readonly<Partial<Record<HurtReason, number>>>;
  readonly reworkBy: Readonly<Partial<Record<ReworkReason, number>>>;
  /** Deployments whose changes do not count, by reason. */
  readonly carryOut: Readonly<Partial<Record<CarryOut, number>>>;
  /** Changes that do not count in lead time, by reason; those of people and of bots. */
  readonly changeOut: Readonly<Partial<Record<ChangeOut, number>>>;
  readonly botChangeOut: Readonly<Partial<Record<ChangeOut, number>>>;
  /** Commits without a known or possible lead time. */
  readonly commitOut: number;
  readonly botCommitOut: number;
};

export type Summary = {
  readonly counts: Counts;
  readonly sorted: Readonly<Record<Measure, readonly number[]>>;
  readonly notable: Notable;
};
