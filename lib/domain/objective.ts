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

/** Requests that count towards a promise, and those of them that broke it. */
export type Counted = { readonly total: number; readonly bad: number };
export const NOTHING_COUNTED: Counted = { total: 0, bad: 0 };

/** How far back a burn rate looks, each from now. */
export const BURN_WINDOWS = ["5m", "30m", "1h", "6h", "3d"] as const;
export type BurnWindow = (typeof BURN_WINDOWS)[number];

/** What counted in each window. */
export type BurnCounts = Readonly<Record<BurnWindow, Counted>>;

/** What counted in one cell of time, such as a day (UTC), from `at` on. */
export type CellCount = Counted & { readonly at: Date };

/** The lengths that a promise may be counted over. */
export const OBJECTIVE_DAYS = [7, 28, 30, 90] as const;
