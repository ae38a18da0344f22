import type { LogEntry } from "./log";
import type { Phase } from "./phases";

/** The share of failed requests of one hurt service. */
export type LaneInput = {
  readonly service: string;
  /** In order of time; null is a gap that stays a gap. */
  readonly points: readonly { readonly t: Date; readonly value: number | null }[];
  /** What it was before the harm; null when that is not known. */
  readonly before: number | null;
};

export type IncidentFigureInput = {
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
  readonly width: number;
  /** First minute of the harm by the signals; null when they do not show it. */
  readonly onsetAt: Date | null;
  readonly lanes: readonly LaneInput[];
  readonly log: readonly LogEntry[];
  readonly phases: readonly Phase[];
};
