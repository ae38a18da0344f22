import type { Counted } from "@/lib/domain/objective";
import { burnRate } from "./burn-rate";

export type Budget = {
  /** Bad requests that the promise allows among those that came. */
  readonly allowed: number;
  /** Share of the budget that is left: 1 untouched, 0 spent, below 0 broken. */
  readonly left: number;
};

/** The budget of a window for the requests that came in it; null when none did. */
export function budgetOf(counted: Counted, target: number): Budget | null {
  const burn = burnRate(counted, target);
  return burn === null ? null : { allowed: counted.total * (1 - target), left: 1 - burn };
}

/**
 * Days until the budget is spent if it goes on as in the last six hours: `left / burn × windowDays`. 0 when it is spent already, null
 * when nothing burns or nothing is known.
 */
export function runwayDays(left: number, burnOfSixHours: number | null, windowDays: number): number | null {
  if (left <= 0) return 0;
  return burnOfSixHours === null || burnOfSixHours <= 0 ? null : (left / burnOfSixHours) * windowDays;
}

/** The budget left after each day of a window, reckoned against the requests of the whole window; empty when none came. */
export function budgetCourse(days: readonly Counted[], target: number): number[] {
  const allowed = days.reduce((sum, { total }) => sum + total, 0) * (1 - target);
  if (allowed <= 0) return [];
  let bad = 0;
  return days.map((day) => {
    bad += day.bad;
    return 1 - bad / allowed;
  });
}
