import type { MarkShape } from "@/lib/charts/wake-timeline/severity";
import type { LineUnit } from "./unit";

/** `main` is the version under judgement; the others stand behind it. */
export type LineRole = "main" | "p50" | "p99" | "before";

export type LineSeries = {
  readonly key: string;
  /** Stands at the end of the line and heads its column. */
  readonly label: string;
  readonly role: LineRole;
  /** In order of time; null is a gap that stays a gap. */
  readonly points: readonly { readonly t: Date; readonly value: number | null }[];
};

/** What the baseline does at the same time. */
export type LineBand = {
  readonly label: string;
  readonly points: readonly { readonly t: Date; readonly low: number | null; readonly high: number | null }[];
};

/** A release on the time axis; `shape` null for what only ends another, such as a rollback. */
export type LineMark = { readonly at: Date; readonly label: string; readonly shape: MarkShape | null };

/** When the judged version served: from the first request, in full, and until it was replaced; and whether it did harm. */
export type LineServing = {
  readonly from: Date;
  readonly full: Date | null;
  readonly to: Date | null;
  readonly harmful: boolean;
  /** Its share of the requests (0..1) in each step that has any, in order of time; left out where that is not told. */
  readonly shares?: readonly { readonly t: Date; readonly share: number }[];
};

export type LineInput = {
  readonly title: string;
  readonly unit: LineUnit;
  readonly scale: "linear" | "log";
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
  readonly width: number;
  readonly height: number;
  readonly series: readonly LineSeries[];
  readonly band: LineBand | null;
  readonly marks: readonly LineMark[];
  readonly serving: LineServing | null;
  /** Fills what lies outside the band while the version served, and names it: "585 extra". */
  readonly excess: { readonly text: string; readonly side: "above" | "below" } | null;
  /** Signals ended here. */
  readonly staleFrom: Date | null;
  /** The figure beside the title: "4.9 %", "was 0.21 %". */
  readonly headline: { readonly value: string; readonly note: string } | null;
  /** One sentence that says what the chart shows. */
  readonly caption: string;
};
