import { keptStep } from "@/lib/db/read/signals/kept";
import { STEP_MINUTES, type Step } from "@/lib/db/read/signals/tier-sql";

const MINUTE_MS = 60_000;
const MOST_POINTS = 720;

/** Minutes of a step on a page, each a whole part of the next tier or of the next step. */
const STEPS = [1, 2, 5, 15, 60, 180, 1440] as const;

export type ChartStep = { readonly step: Step; readonly stepMinutes: number; readonly from: Date };

/**
 * The finest step that draws a period in at most 720 points, and the coarsest stored tier that it is made of and that is still kept: 24 hours
 * by two minutes, 28 days by the hour, a year by the day. `from` is moved down to a whole step.
 */
export function stepFor(period: { readonly from: Date; readonly to: Date }, now: Date): ChartStep {
  const lengthMs = period.to.getTime() - period.from.getTime();
  const least = STEP_MINUTES[keptStep(period.from, now)];
  const stepMinutes = STEPS.find((minutes) => minutes >= least && lengthMs / (minutes * MINUTE_MS) <= MOST_POINTS) ?? 1440;
  const stepMs = stepMinutes * MINUTE_MS;
  const from = new Date(Math.floor(period.from.getTime() / stepMs) * stepMs);
  return { step: tierOf(stepMinutes), stepMinutes, from };
}

const tierOf = (stepMinutes: number): Step => (stepMinutes < 60 ? "1m" : stepMinutes < 1440 ? "1h" : "1d");
