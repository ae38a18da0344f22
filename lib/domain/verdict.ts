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

/** A kind of error that came, went or rose with the release. */
export type SignatureMove = {
  readonly signature: string;
  readonly title: string | null;
  readonly kind: "new" | "gone" | "risen";
  /** Seen of the judged version in the window. */
  readonly count: number;
  /** To be expected there, had nothing changed. */
  readonly expected: number;
  /** First seen of the judged version; null of those that are gone. */
  readonly firstAt: Date | null;
};

/** An operation that failed more, or was slower, than before. */
export type OperationMove = {
  readonly operation: string;
  readonly metric: WakeMetric;
  readonly unit: MetricEffect["unit"];
  readonly before: number | null;
  readonly after: number | null;
  readonly effect: Ratio | null;
  /** Past chance, with all operations weighed that were asked about. */
  readonly proven: boolean;
};

/** How sure a verdict is, and what of the proof it took. */
export type Sureness = {
  /** Metric whose evidence is strongest. */
  readonly metric: string;
  /** Natural logarithm of how much better "worse" explains the numbers than "as before". */
  readonly logEvidence: number;
  /** … of how much it takes to be called proven: ln(1 / alpha). */
  readonly logProof: number;
  /** Chance (0..1) that the rate rose by more than `ratio`. */
  readonly chance: number;
  readonly ratio: number;
  readonly alpha: number;
  readonly looks: { readonly done: number; readonly of: number };
  /** How many failures weigh as much as one that stands alone. */
  readonly dispersion: number;
  /** Factor that the clock explains; null when earlier days are not known. */
  readonly seasonal: number | null;
  /** How often the judge was wrong about this place at moments without a release; null when that was not measured. */
  readonly falseAlarms: { readonly alarms: number; readonly looks: number } | null;
};

/** The judged version beside others that answered in the same minutes. */
export type Beside = {
  /** Of all requests in these minutes. */
  readonly share: number;
  readonly requests: { readonly ours: number; readonly others: number };
  readonly failed: { readonly ours: number; readonly others: number };
  readonly logEvidence: number;
};

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
  /** Largest first; at most ten. Empty in verdicts of methods before `wake-2`, as are `operations`. */
  readonly signatures: readonly SignatureMove[];
  /** Largest first; at most five. */
  readonly operations: readonly OperationMove[];
  /** Null where nothing was compared, and in verdicts of methods before `wake-2`, as is `concurrent`. */
  readonly sureness: Sureness | null;
  /** Null when the judged version served alone. */
  readonly concurrent: Beside | null;
  /** Version of the method, stored with the numbers. */
  readonly method: string;
};
