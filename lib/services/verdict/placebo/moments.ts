import { HORIZON_MINUTES, type Horizon } from "@/lib/domain/horizon";
import type { Window } from "@/lib/domain/verdict";

const MINUTE_MS = 60_000;

/** Horizons that are judged by night; of seven days without a release there are too few. */
export const PLACEBO_HORIZONS = ["5m", "1h", "24h"] as const satisfies readonly Horizon[];

/** Minutes from one moment to the next, and before each that have to be free of deployments like the horizon after it. */
const EVERY = { "5m": 15, "1h": 15, "24h": 180 } as const;
const BEFORE = { "5m": 60, "1h": 60, "24h": 1440 } as const;

/**
 * Moments without a release at which one is made believe: the horizons after them end within `span`, and no deployment happens from their
 * baseline to their end. Of 24h, the horizons end in the span and begin before it.
 */
export function momentsOf(horizon: keyof typeof EVERY, span: Window, busy: readonly Window[]): Date[] {
  const stepMs = EVERY[horizon] * MINUTE_MS;
  const lengthMs = HORIZON_MINUTES[horizon] * MINUTE_MS;
  const moments: Date[] = [];
  for (let end = span.to.getTime(); end - lengthMs >= span.from.getTime() - (horizon === "24h" ? lengthMs - stepMs : 0); end -= stepMs) {
    const [from, to] = [end - lengthMs - BEFORE[horizon] * MINUTE_MS, end];
    if (!busy.some((one) => one.from.getTime() < to && one.to.getTime() >= from)) moments.push(new Date(end - lengthMs));
  }
  return moments.reverse();
}

/** Everything that has to be free of deployments for some moment of a span. */
export const reachOfMoments = ({ from, to }: Window): Window => ({ from: new Date(from.getTime() - 2 * 1440 * MINUTE_MS), to });
