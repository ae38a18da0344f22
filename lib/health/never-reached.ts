import { type MetricEffect, type Verdict, WAKE_METRICS, type WakeMetric } from "@/lib/domain/verdict";
import { cutWindow } from "./cut-window";
import type { EndedBy, JudgeInput } from "./judge-input";
import { minutesSinceRollOut } from "./minutes-since";
import * as say from "./sentences";
import { METHOD } from "./thresholds";

const UNITS: Readonly<Record<WakeMetric, MetricEffect["unit"]>> = {
  errors: "share",
  p50: "ms",
  p95: "ms",
  p99: "ms",
  throughput: "per-minute",
};

/** The verdict on a horizon that the deployment did not live to see: a state and a reason, no numbers. */
export function neverReached(input: JudgeInput, endedBy: EndedBy, dueAt: Date): Verdict {
  const reason = say.ended(endedBy, minutesSinceRollOut(input.deployment, endedBy.at), "began");
  return {
    horizon: input.horizon,
    state: endedBy.kind === "rollback" ? "rolled-back" : "superseded",
    at: input.now,
    dueAt,
    requests: { before: 0, after: 0 },
    failed: { before: 0, after: 0 },
    windows: { before: input.windows.before, after: cutWindow(input.windows.after, input.now, endedBy) },
    effects: WAKE_METRICS.map((metric) => ({ metric, unit: UNITS[metric], before: null, after: null, effect: null, reason })),
    evidence: [reason],
    needed: null,
    onsetAt: null,
    signatures: [],
    operations: [],
    sureness: null,
    concurrent: null,
    method: METHOD,
  };
}
