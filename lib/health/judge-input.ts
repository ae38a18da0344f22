import type { Horizon } from "@/lib/domain/horizon";
import type { RequestSource } from "@/lib/domain/request-source";
import type { Rollup } from "@/lib/domain/rollup";
import type { Window } from "@/lib/domain/verdict";

/** Signals of one cell: `minutes` minutes from `at` on (minute cells for 5m and 1h, hour cells for 24h and 7d). */
export type MinuteRollup = Rollup & { readonly at: Date; readonly minutes: number };

/** What ended the life of a deployment: it was taken back, or another deployment of the service followed. */
export type EndedBy = { readonly kind: "rollback" | "next"; readonly at: Date };

export type JudgedDeployment = {
  readonly startedAt: Date | null;
  readonly finishedAt: Date;
  readonly version: string;
  readonly previousVersion: string | null;
};

/** Periods to read: the baseline (any number of them) and the time after roll-out. Both are whole cells. */
export type Windows = {
  readonly before: readonly Window[];
  readonly after: Window;
  /** From the end of the baseline to the begin of `after`: the last minutes before, the roll-out, the warm-up. Null on hour cells. */
  readonly meantime: Window | null;
};

/** Everything one judgement rests on. Cells outside the windows are ignored, missing cells are minutes without traffic. */
export type JudgeInput = {
  readonly horizon: Horizon;
  readonly now: Date;
  readonly deployment: JudgedDeployment;
  readonly endedBy: EndedBy | null;
  /** As `baselineWindows` gave them; the judge cuts `after` at now and at the end of the deployment. */
  readonly windows: Windows;
  /** What told of all these requests; null when nothing did. Metrics do not tell which failures began in the service itself. */
  readonly source: RequestSource | null;
  /** All traffic of the service in the environment in the baseline windows, whatever the version. */
  readonly before: readonly MinuteRollup[];
  /** All traffic of the service in the environment after roll-out, whatever the version. */
  readonly after: readonly MinuteRollup[];
  /** The part of `after` that the judged version answered. */
  readonly afterOfVersion: readonly MinuteRollup[];
  /** All traffic in `windows.meantime`, and the part that the judged version answered; empty when not read. */
  readonly meantime: readonly MinuteRollup[];
  readonly meantimeOfVersion: readonly MinuteRollup[];
  /** First signal of the judged version in this environment; null when there was none. */
  readonly trafficStartedAt: Date | null;
  /** The same clock on earlier days, each with what preceded it: how the rate moves by itself at this hour. Empty when not kept. */
  readonly earlier: readonly EarlierDay[];
  /** What windows without a deployment showed of this place; null when it was not measured. */
  readonly placebo: Placebo | null;
  /** The same cells by operation, the largest first; empty when operations are not told. */
  readonly operations: readonly OperationCells[];
  /** Errors by signature; null when none are told. */
  readonly signatures: SignatureCounts | null;
  /** What other services of the environment answered before and after roll-out; absent where only one is told. */
  readonly neighbours?: readonly Pick<OperationCells, "before" | "after">[];
  /** Minutes from one told point to the next, where they are told in larger steps than minutes. */
  readonly spacing?: number;
  /** What the service promises; empty when nobody said. */
  readonly promises: readonly Promised[];
  readonly sensitivity: Sensitivity;
};

/**
 * The windows before and after, moved back by whole days, where no other unhealthy release lies in them (see `earlierWindows`). Of the
 * same day (`daysAgo` 0) whole hours before the baseline, all of them in `before`.
 */
export type EarlierDay = { readonly daysAgo: number; readonly before: readonly MinuteRollup[]; readonly after: readonly MinuteRollup[] };

/** How much failures and slow requests vary between two windows without a deployment (1 = chance alone), and how often the judge was wrong. */
export type Placebo = {
  readonly failures: number | null;
  readonly latency: number | null;
  readonly looks: number;
  readonly alarms: number;
};

export type OperationCells = {
  readonly operation: string;
  readonly before: readonly MinuteRollup[];
  readonly after: readonly MinuteRollup[];
  readonly afterOfVersion: readonly MinuteRollup[];
};

/** Errors by signature in the fourteen days before (any version) and after roll-out (the judged version), with when each was first seen. */
export type SignatureCounts = {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, SignatureAfter>;
  /** What other versions sent since the roll-out began: no doing of the release. Absent where versions are not told apart. */
  readonly beside?: ReadonlySet<string>;
};
export type SignatureAfter = { readonly count: number; readonly firstAt: Date; readonly minutes: number; readonly title: string | null };

/** An objective as the judge needs it: bad requests of the judged version spend `1 - target` of the requests of `windowDays`. */
export type Promised = {
  readonly name: string;
  readonly target: number;
  readonly thresholdMs: number | null;
  readonly windowDays: number;
  /** Requests that the whole window is expected to have; null when unknown. */
  readonly expectedRequests: number | null;
};

export const SENSITIVITIES = ["sensitive", "balanced", "quiet"] as const;
/** How much proof a rise takes: α of 0.05, 0.001 and 0.0001. */
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** The least that a judgement can rest on, where nothing of the rest is kept. */
export const NOTHING_FURTHER: Pick<
  JudgeInput,
  "meantime" | "meantimeOfVersion" | "earlier" | "placebo" | "operations" | "signatures" | "promises" | "sensitivity"
> = {
  meantime: [],
  meantimeOfVersion: [],
  earlier: [],
  placebo: null,
  operations: [],
  signatures: null,
  promises: [],
  sensitivity: "balanced",
};
