import type { TableModel } from "@/lib/charts/table";
import type { Box, Label } from "@/lib/charts/wake-timeline/model";
import type { MarkShape } from "@/lib/charts/wake-timeline/severity";
import type { LineRole } from "./input";
import type { LineUnit } from "./unit";

/** What the interactive layer needs to draw the same lines on the same scales. */
export type LineLive = {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly scale: "linear" | "log";
  readonly unit: LineUnit;
  readonly zone: string;
  readonly series: readonly { readonly label: string; readonly role: LineRole }[];
  readonly bandLabel: string | null;
  /** Instant, one value per series, and the band. */
  readonly rows: readonly {
    readonly t: number;
    readonly values: readonly (number | null)[];
    readonly band: readonly [number, number] | null;
  }[];
};

export type LineModel = {
  readonly title: string;
  readonly headline: { readonly value: string; readonly note: string } | null;
  readonly caption: string;
  readonly zoneNote: string;
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly yTicks: readonly { readonly y: number; readonly isBase: boolean; readonly label: Label }[];
  readonly xTicks: readonly { readonly x: number; readonly label: Label }[];
  readonly band: string | null;
  readonly excess: { readonly d: string; readonly label: Label } | null;
  readonly series: readonly { readonly d: string; readonly role: LineRole; readonly label: Label | null }[];
  /** A crowded label has no room where a phone makes the letters larger. */
  readonly marks: readonly {
    readonly x: number;
    readonly shape: MarkShape | null;
    readonly label: Label | null;
    readonly crowded: boolean;
  }[];
  readonly serving: (Box & { readonly harmful: boolean }) | null;
  /** Share of traffic by version, under the axis. */
  readonly strip: { readonly before: string; readonly after: string } | null;
  readonly stale: { readonly box: Box; readonly label: Label | null } | null;
  readonly table: TableModel;
  readonly live: LineLive;
};
