export const OBJECTIVE_KINDS = ["availability", "latency"] as const;
export type ObjectiveKind = (typeof OBJECTIVE_KINDS)[number];

/** What a service, or a named journey through it, promises its users. */
export type Objective = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly name: string;
  /** Operations of a named journey; empty for the whole service. */
  readonly operations: readonly string[];
  readonly kind: ObjectiveKind;
  /** Share of good requests, above 0 and below 1. */
  readonly target: number;
  /** For latency: slower than this is bad (milliseconds). */
  readonly thresholdMs: number | null;
  readonly windowDays: number;
};

/** How fast a budget may burn before somebody is told. */
export const BURN_RULES = ["fast", "slow", "ticket"] as const;
export type BurnRule = (typeof BURN_RULES)[number];
