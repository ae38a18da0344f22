import type { TableModel } from "@/lib/charts/table";
import type { Box } from "@/lib/charts/wake-timeline/model";

/** `unfinished`: the bucket has not ended. `soft`: a weekend, or the whole of which `bar` is a part. */
export type TrendBar = Box & { readonly look: "bar" | "soft" | "unfinished" };

/** A label on the time axis. `rank` 0 is shown at any width, 1 from a middle one on, 2 only on wide charts. */
export type TrendTick = { readonly percent: number; readonly text: string; readonly rank: 0 | 1 | 2; readonly end: boolean };

/** A level across the plot; the key names it. */
export type TrendLevel = { readonly y: number; readonly look: "previous" | "median" | "goal" };

/** What a shape of the key looks like. */
export type TrendKey = "previous" | "median" | "goal" | "band" | "failure" | "incident" | "open" | "part";

/**
 * A trend as it is drawn. Across, 1,000 units are the whole width, which the page stretches; down, units are pixels. So text stands
 * beside the drawing, in per cent of its width, and is never stretched.
 */
export type TrendModel = {
  readonly title: string;
  readonly caption: string;
  readonly zoneNote: string;
  /** Of the plot, and of the plot with the marks under it. */
  readonly plotHeight: number;
  readonly height: number;
  readonly yTicks: readonly { readonly y: number; readonly text: string; readonly isBase: boolean }[];
  readonly xTicks: readonly TrendTick[];
  readonly bars: readonly TrendBar[];
  readonly band: string | null;
  readonly line: string | null;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly look: "end" | "single" | "open" }[];
  readonly levels: readonly TrendLevel[];
  /** Across only: failed deployments, and incidents from their start to their end. */
  readonly failures: readonly number[];
  readonly incidents: readonly { readonly x1: number; readonly x2: number }[];
  /** What the shapes mean, where they need saying. */
  readonly key: readonly { readonly look: TrendKey; readonly text: string }[];
  readonly table: TableModel;
};
