import { drawWake } from "./band";
import type { Label, WakePiece } from "./model";
import type { WakeSegment } from "./segments";

/** How to read a wake: the same drawing, enlarged, with its four horizons and its scale named. */
export type ReadingKey = {
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly mark: { readonly x: number; readonly y: number };
  readonly pieces: readonly WakePiece[];
  readonly ticks: readonly number[];
  readonly horizons: readonly Label[];
  readonly bracket: { readonly x: number; readonly top: number; readonly middle: number; readonly bottom: number };
};

const [START, MIDDLE, HALF] = [14, 30, 24];
const ENDS = [52, 110, 186, 286] as const;
const ABOVE = [0.72, 0.9, 0.6, 0.1] as const;
const BELOW = [0.14, 0.28, 0.44, 0.62] as const;
const NAMES = ["5 min", "1 h", "24 h", "7 d"] as const;

const segments = ENDS.map(
  (to, i): WakeSegment => ({
    from: ENDS[i - 1] ?? START,
    to,
    errors: ABOVE[i] ?? 0,
    p95: BELOW[i] ?? 0,
    errorsRatio: 1,
    p95Ratio: 1,
    tone: i < 2 ? "bad" : "warn",
  }),
);

export const READING_KEY: ReadingKey = {
  width: 376,
  height: 74,
  description:
    "How to read a wake: after the mark come 5 minutes, 1 hour, 24 hours and 7 days. Height above the line is failed requests, " +
    "below it p95 latency; full height is eight times the baseline.",
  mark: { x: START, y: MIDDLE },
  pieces: drawWake(START, segments, MIDDLE, HALF),
  ticks: ENDS.slice(0, 3),
  horizons: segments.map(({ from, to }, i): Label => ({ x: (from + to) / 2, y: 70, text: NAMES[i] ?? "", anchor: "middle" })),
  bracket: { x: 301, top: MIDDLE - HALF, middle: MIDDLE, bottom: MIDDLE + HALF },
};
