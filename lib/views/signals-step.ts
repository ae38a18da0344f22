const MINUTE_MS = 60_000;
const MOST_POINTS = 500;

/** The steps that the API answers in, by name, in minutes. */
const STEPS = { "1m": 1, "5m": 5, "15m": 15, "1h": 60, "6h": 360, "1d": 1440, "7d": 10_080 } as const;
export const SIGNAL_STEPS = ["1m", "5m", "15m", "1h", "6h", "1d", "7d"] as const;
export type SignalStep = (typeof SIGNAL_STEPS)[number];

/** The stored step that a step is made of. */
export const storedStep = (step: SignalStep): "1m" | "1h" | "1d" => (STEPS[step] < 60 ? "1m" : STEPS[step] < 1440 ? "1h" : "1d");

export const stepMsOf = (step: SignalStep): number => STEPS[step] * MINUTE_MS;

/** The wanted step, or the next wider one that answers a period in at most 500 points. */
export function widenedStep(wanted: SignalStep, periodMs: number): SignalStep {
  const fits = SIGNAL_STEPS.find((step) => STEPS[step] >= STEPS[wanted] && periodMs / stepMsOf(step) <= MOST_POINTS - 1);
  return fits ?? "7d";
}
