import type { MarkShape } from "./severity";

/** How a piece of a wake is drawn; also the name of its style. */
export type SegmentLook =
  | "band-good"
  | "band-warn"
  | "band-bad"
  | "band-live"
  | "band-none"
  | "line-good"
  | "line-warn"
  | "line-bad"
  | "line-live"
  | "line-none"
  | "twin"
  | "dashes"
  | "dashes-warn";

/** A bar over a wake that is taller than the row. */
export type ClipLook = "clip-bad" | "clip-warn" | "clip-none";

/** A shape of the drawing: path data and the name of its style. */
export type WakePiece = { readonly d: string; readonly look: SegmentLook | ClipLook | "end" };

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Label = { readonly x: number; readonly y: number; readonly text: string; readonly anchor: "start" | "middle" | "end" };

/** One thing to point at: a release, or several that stand too close to tell apart. */
export type WakeMark = {
  readonly x: number;
  readonly shape: MarkShape;
  /** Ids of the releases it stands for, oldest first. */
  readonly releases: readonly string[];
  /** Drawn as a pill with the count. */
  readonly clustered: boolean;
  readonly inFreeze: boolean;
  readonly href: string;
  /** What a screen reader says. */
  readonly name: string;
};

export type WakeIncidentBar = {
  readonly id: string;
  readonly bar: Box;
  readonly external: boolean;
  readonly label: Label | null;
  /** Elbow to the mark of the release that caused it. */
  readonly link: { readonly d: string; readonly confirmed: boolean } | null;
};

export type WakeRowModel = {
  readonly service: string;
  /** Name as it fits, the team where it begins, releases in the window. */
  readonly label: Label;
  readonly team: Label | null;
  readonly count: Label | null;
  readonly y: number;
  readonly baseline: { readonly x1: number; readonly x2: number };
  /** Hairline above the first row of a further team. */
  readonly dividerY: number | null;
  readonly pieces: readonly WakePiece[];
  readonly marks: readonly WakeMark[];
  readonly notes: readonly Label[];
  readonly incidents: readonly WakeIncidentBar[];
};

export type WakeTick = {
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
  readonly strong: boolean;
  readonly label: Label | null;
};
export type WakeFreezeModel = { readonly boxes: readonly Box[]; readonly edgeX: number | null; readonly lines: readonly Label[] };

/** Everything that is needed to draw a timeline: rounded, ordered, serialisable. */
export type WakeTimelineModel = {
  readonly layout: "wide" | "phone";
  readonly width: number;
  readonly height: number;
  readonly markScale: number;
  readonly plot: Box;
  readonly title: string;
  readonly description: string;
  readonly weekends: readonly Box[];
  readonly future: Box | null;
  readonly freezes: readonly WakeFreezeModel[];
  readonly ticks: readonly WakeTick[];
  readonly now: { readonly x: number; readonly label: Label } | null;
  readonly rows: readonly WakeRowModel[];
  /** Services that exist but are not drawn. */
  readonly hiddenRows: number;
};
