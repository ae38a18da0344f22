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
export type Windows = { readonly before: readonly Window[]; readonly after: Window };

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
  /** First signal of the judged version in this environment; null when there was none. */
  readonly trafficStartedAt: Date | null;
};
