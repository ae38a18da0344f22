import { STEP_MINUTES, type Step } from "@/lib/db/read/signals/tier-sql";

const MINUTE_MS = 60_000;
const MOST_POINTS = 500;

/** The steps that the API answers in, by name, in minutes. */
const STEPS = { "1m": 1, "5m": 5, "15m": 15, "30m": 30, "1h": 60, "2h": 120, "6h": 360, "1d": 1440, "7d": 10_080 } as const;
export const SIGNAL_STEPS = ["1m", "5m", "15m", "30m", "1h", "2h", "6h", "1d", "7d"] as const;
export type SignalStep = (typeof SIGNAL_STEPS)[number];

/** The longest period that is answered; it ends where it is asked to, and begins later. */
export const LONGEST_MS = (MOST_POINTS - 1) * STEPS["7d"] * MINUTE_MS;

/** The coarsest stored step that a step is made of. */
export const storedStep = (step: SignalStep): Step => (STEPS[step] < 60 ? "1m" : STEPS[step] < 1440 ? "1h" : "1d");

export const stepMinutesOf = (step: SignalStep): number => STEPS[step];

/**
 * For a period of up to `LONGEST_MS` the wanted step, or the next wider one that answers a period in at most 500 points and is made of what is kept for that period, with
 * the reason why it is wider; null when it is not.
 */
export function widenedStep(wanted: SignalStep, periodMs: number, kept: Step): { step: SignalStep; note: string | null } {
  const fitting = (least: number): SignalStep =>
    SIGNAL_STEPS.find((step) => STEPS[step] >= least && periodMs / (STEPS[step] * MINUTE_MS) <= MOST_POINTS - 1) ?? "7d";
  const step = fitting(Math.max(STEPS[wanted], STEP_MINUTES[kept]));
  if (step === wanted) return { step, note: null };
  if (fitting(STEPS[wanted]) === step) return { step, note: `${wanted} would be more than 500 points; this is every ${step}.` };
  return { step, note: `Nothing finer than ${kept} is kept that far back; this is every ${step}.` };
}
