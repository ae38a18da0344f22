import { CATALOGUE } from "./catalogue";
import type { MetricId, Unit } from "./figure";

/** Whom a goal is for: everything, a team or a service. */
export const GOAL_SCOPES = ["all", "team", "service"] as const;
export type GoalScope = (typeof GOAL_SCOPES)[number];

/** What a metric of a part of production shall be, at least or at most; in the unit of the metric. */
export type Goal = {
  readonly metric: MetricId;
  readonly scopeKind: GoalScope;
  /** Name of the team or service; empty for everything. */
  readonly scope: string;
  readonly target: number;
};

export const GOAL_UNITS = ["a day", "a week", "in 30 days", "minutes", "hours", "days", "%"] as const;
export type GoalUnit = (typeof GOAL_UNITS)[number];

/** In which units people say a goal of each kind of metric, and how much of the metric's own unit each is. */
const SIZES: Readonly<Record<Unit, Readonly<Partial<Record<GoalUnit, number>>>>> = {
  "per-day": { "a day": 1, "a week": 1 / 7, "in 30 days": 1 / 30 },
  seconds: { minutes: 60, hours: 3600, days: 86_400 },
  share: { "%": 0.01 },
};

/** The units in which a goal of a metric can be said. */
export const goalUnits = (metric: MetricId): GoalUnit[] => GOAL_UNITS.filter((unit) => SIZES[CATALOGUE[metric].unit][unit] !== undefined);

/** An amount as people say it, in the unit of the metric; null where the metric has no such unit, or the amount makes no sense of it. */
export function goalTarget(metric: MetricId, amount: number, unit: GoalUnit): number | null {
  const size = SIZES[CATALOGUE[metric].unit][unit];
  if (size === undefined || !Number.isFinite(amount) || amount < 0) return null;
  const target = amount * size;
  if (unit === "%") return target > 1 ? null : target;
  return target === 0 || target > MOST ? null : target;
}

/** A thousand deployments a day, or some three years. */
const MOST = 100_000_000;

/** Of the goals for a selection the one that is meant: a service's own, else its team's, else everybody's. */
export function narrowestGoals(goals: readonly Goal[]): Readonly<Partial<Record<MetricId, number>>> {
  const widestFirst = goals.toSorted((a, b) => GOAL_SCOPES.indexOf(a.scopeKind) - GOAL_SCOPES.indexOf(b.scopeKind));
  return Object.fromEntries(widestFirst.map(({ metric, target }) => [metric, target]));
}
