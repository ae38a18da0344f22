import type { Horizon } from "./horizon";

/** Everything Wake can conclude of a deployment at one horizon. */
export const VERDICT_STATES = [
  "pending", // no traffic of the new version yet
  "watching", // the horizon has not ended; looks so far are fine
  "healthy", // inside the baseline, and a doubling is ruled out
  "improved", // better than the baseline, past chance
  "suspect", // moved, but not proven or not from the start
  "regressed", // worse, large enough, lasting, from this release
  "environment", // elevated, but siblings without the release too
  "insufficient", // too little traffic to tell; says what it would take
  "silent", // announced, but its version sends nothing
  "superseded", // another deployment of the service came first
  "rolled-back", // taken back before the horizon ended
] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];

/** Tone of a state on screen. Red means broken, a warning is never red, silence is never blue. */
export type Tone = "good" | "warn" | "bad" | "none" | "live";

export const VERDICT_TONE: Readonly<Record<VerdictState, Tone>> = {
  pending: "live",
  watching: "live",
  healthy: "good",
  improved: "good",
  suspect: "warn",
  regressed: "bad",
  environment: "none",
  insufficient: "none",
  silent: "warn",
  superseded: "none",
  "rolled-back": "bad",
};

export const VERDICT_WORD: Readonly<Record<VerdictState, string>> = {
  pending: "Waiting for traffic",
  watching: "Watching",
  healthy: "Healthy",
  improved: "Improved",
  suspect: "Suspect",
  regressed: "Regressed",
  environment: "Not the release",
  insufficient: "Cannot tell yet",
  silent: "Silent",
  superseded: "Superseded",
  "rolled-back": "Rolled back",
};

/** A measured ratio after ÷ expected with its 95 % interval; `null` when it cannot be computed. */
export type Ratio = { readonly ratio: number; readonly low: number; readonly high: number };

export const WAKE_METRICS = ["errors", "p50", "p95", "p99", "throughput"] as const;
export type WakeMetric = (typeof WAKE_METRICS)[number];

/** One metric of one comparison: values on both sides, in `unit`, and their ratio. */
export type MetricEffect = {
  readonly metric: WakeMetric;
  /** `share` 0..1 of requests, `ms`, or requests a minute. */
  readonly unit: "share" | "ms" | "per-minute";
  readonly before: number | null;
  readonly after: number | null;
  readonly effect: Ratio | null;
  /** Why `effect` is null, in a sentence. */
  readonly reason: string | null;
};

/** A period of telemetry, end exclusive. */
export type Window = { readonly from: Date; readonly to: Date };

/** One verdict with everything it rests on: enough to recompute it. */
export type Verdict = {
  readonly horizon: Horizon;
  readonly state: VerdictState;
  /** When it was computed (`null` only for `superseded` / `rolled-back` horizons that were never reached). */
  readonly at: Date;
  /** When the horizon ends, ended or was due. */
  readonly dueAt: Date;
  readonly requests: { readonly before: number; readonly after: number };
  readonly failed: { readonly before: number; readonly after: number };
  readonly windows: { readonly before: readonly Window[]; readonly after: Window };
  readonly effects: readonly MetricEffect[];
  /** Sentences, strongest first: why this state and not another. */
  readonly evidence: readonly string[];
  /** What it would take to tell, when it cannot be told: the smallest visible rise and the traffic for ×2. */
  readonly needed: { readonly requests: number; readonly minutes: number | null; readonly visibleRatio: number | null } | null;
  /** First minute at which the regression stood, when there is one. */
  readonly onsetAt: Date | null;
  /** Version of the method, stored with the numbers. */
  readonly method: string;
};
