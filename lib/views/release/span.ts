import type { Step } from "@/lib/db/read/signals/tier-sql";
import type { Horizon } from "@/lib/domain/horizon";
import type { ReleaseSpan } from "@/lib/urls/release";

const MINUTE_MS = 60_000;

/** Minutes before and after the roll-out that a span shows, and its step: each draws at most about 340 points. */
const SPANS = {
  "1h": { before: 60, after: 65, step: "1m", minutes: 1 },
  "24h": { before: 1440, after: 1500, step: "1h", minutes: 60 },
  "7d": { before: 10_080, after: 10_140, step: "1h", minutes: 60 },
} as const;

export type ChartSpan = { readonly from: Date; readonly to: Date; readonly step: "1m" | "1h"; readonly stepMinutes: number };

/** The span that a horizon is judged on. */
export const spanOf = (horizon: Horizon | null): ReleaseSpan => (horizon === "24h" || horizon === "7d" ? horizon : "1h");

/** The span itself while what it is drawn from is kept; a day around the roll-out, by the hour, once the minutes are gone. */
export function keptSpan(span: ReleaseSpan, kept: (from: Date) => Step, rolledOutAt: Date): ReleaseSpan {
  const { from, step } = chartSpan(span, rolledOutAt);
  return step === "1m" && kept(from) !== "1m" ? "24h" : span;
}

/** The time that the charts of a deployment show, in whole steps; it may end after now. */
export function chartSpan(span: ReleaseSpan, rolledOutAt: Date): ChartSpan {
  const { before, after, step, minutes } = SPANS[span];
  const stepMs = minutes * MINUTE_MS;
  const at = Math.floor(rolledOutAt.getTime() / stepMs) * stepMs;
  return { from: new Date(at - before * MINUTE_MS), to: new Date(at + after * MINUTE_MS), step, stepMinutes: minutes };
}
