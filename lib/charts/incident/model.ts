import type { TableModel } from "@/lib/charts/table";
import type { Box, Label } from "@/lib/charts/wake-timeline/model";
import type { LogMark, LogTone } from "./log";

export type LaneModel = {
  readonly service: string;
  /** `failed, up to 5.9 %` */
  readonly note: string;
  readonly label: Label;
  readonly noteLabel: Label;
  readonly line: string;
  readonly area: string;
  readonly baseY: number;
  /** Where the share before the harm lies. */
  readonly beforeY: number | null;
};

/** One stamp on the lane of changes or of people. */
export type StampModel = {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly mark: LogMark;
  readonly tone: LogTone;
  readonly strong: boolean;
  /** The time that a roll-out took. */
  readonly bar: Box | null;
  /** Null where there is no room; the table has all of them. */
  readonly label: Label | null;
};

export type PhaseModel = { readonly key: string; readonly box: Box; readonly longest: boolean; readonly label: Label | null };

/** Everything that is needed to draw an incident: rounded, ordered, serialisable. */
export type IncidentFigureModel = {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly zoneNote: string;
  readonly plot: Box;
  readonly harm: Box | null;
  readonly onset: { readonly x: number; readonly label: Label } | null;
  readonly ticks: readonly { readonly x: number; readonly label: Label }[];
  readonly lanes: readonly LaneModel[];
  readonly rows: readonly { readonly label: Label; readonly y: number }[];
  readonly stamps: readonly StampModel[];
  readonly phases: readonly PhaseModel[];
  /** `54 minutes`, beside the phases. */
  readonly total: Label | null;
  readonly table: TableModel;
};
