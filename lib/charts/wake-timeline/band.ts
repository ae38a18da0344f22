import { monotoneCurve } from "@/lib/charts/curve";
import { areaPath, type Point } from "@/lib/charts/path";
import { round1 } from "@/lib/charts/round";
import { FULL_RATIO } from "./height";
import type { ClipLook, SegmentLook, WakePiece } from "./model";
import type { SegmentTone, WakeSegment } from "./segments";

/** Every 1.5 px a sample. */
const STEP = 1.5;
/** Below this share of the half height a wake is a line. */
const CALM = 0.04;
const TWIN_GAP = 2.5;
const CLIP_GAP = 2.5;

const LINE: Readonly<Record<"good" | "warn" | "bad" | "live" | "none", { band: SegmentLook; line: SegmentLook }>> = {
  good: { band: "band-good", line: "line-good" },
  warn: { band: "band-warn", line: "line-warn" },
  bad: { band: "band-bad", line: "line-bad" },
  live: { band: "band-live", line: "line-live" },
  none: { band: "band-none", line: "line-none" },
};

const CLIP: Partial<Readonly<Record<SegmentTone, ClipLook>>> = { bad: "clip-bad", warn: "clip-warn" };

type Heights = { readonly above: (x: number) => number; readonly below: (x: number) => number };

/** Curves through the values of some segments: each value at its end, the start at a quarter of the first. */
function heightsOf(start: number, segments: readonly WakeSegment[]): Heights {
  const through = (pick: (segment: WakeSegment) => number): ((x: number) => number) => {
    const first = segments[0];
    const points: Point[] = [[start, first === undefined ? 0 : pick(first) / 4]];
    for (const segment of segments) points.push([segment.to, pick(segment)]);
    return monotoneCurve(points);
  };
  return { above: through((segment) => segment.errors), below: through((segment) => segment.p95) };
}

const level = (from: number, to: number, y: number): string => `M${round1(from)} ${round1(y)}H${round1(to)}`;

type Run = { readonly from: number; readonly to: number; readonly tone: SegmentTone };

/** Neighbouring segments of one tone are drawn in one piece. */
function runsOf(segments: readonly WakeSegment[]): Run[] {
  const runs: Run[] = [];
  for (const { from, to, tone } of segments) {
    const last = runs.at(-1);
    if (last?.tone === tone) runs[runs.length - 1] = { ...last, to };
    else runs.push({ from, to, tone });
  }
  return runs;
}

function drawRun({ from, to, tone }: Run, heights: Heights, y: number, half: number): WakePiece {
  if (tone === "twin") return { look: "twin", d: level(from, to, y - TWIN_GAP) + level(from, to, y + TWIN_GAP) };
  if (tone === "dashes" || tone === "dashes-warn") return { look: tone, d: level(from, to, y) };
  const count = Math.max(2, Math.ceil((to - from) / STEP));
  const xs = Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
  const peak = Math.max(...xs.map((x) => Math.max(heights.above(x), heights.below(x))));
  if (peak < CALM) return { look: LINE[tone].line, d: level(from, to, y) };
  const upper = xs.map((x): Point => [x, y - 1 - heights.above(x) * (half - 1)]);
  const lower = xs.map((x): Point => [x, y + 1 + heights.below(x) * (half - 1)]);
  return { look: LINE[tone].band, d: areaPath(upper, lower) };
}

/** Bars that float outside the band where a ratio exceeds 8, in the tone of what they stand over. */
function clipBars(start: number, segments: readonly WakeSegment[], y: number, half: number): WakePiece[] {
  const bars = (pick: (segment: WakeSegment) => number, offset: number): WakePiece[] =>
    runsOf(segments.filter((segment) => pick(segment) > FULL_RATIO)).flatMap(({ from, to, tone }, place) => {
      const first = Math.max(place === 0 ? from + 4 : from, start + 9);
      return first < to - 1 ? [{ look: CLIP[tone] ?? "clip-none", d: level(first, to - 1, y + offset) }] : [];
    });
  return [...bars((segment) => segment.errorsRatio, -half - CLIP_GAP), ...bars((segment) => segment.p95Ratio, half + CLIP_GAP)];
}

/**
 * Draws segments as a wake around the line `y`: errors above, p95 below, `half` px at a ratio of 8 or more.
 * `start` is where the wake began, even when its first part is hidden.
 */
export function drawWake(start: number, segments: readonly WakeSegment[], y: number, half: number): WakePiece[] {
  const heights = heightsOf(start, segments);
  return [...runsOf(segments).map((run) => drawRun(run, heights, y, half)), ...clipBars(start, segments, y, half)];
}

/** The bar at which a rollback or a repair ends a wake: 1.1 times the half height, just behind the end. */
export const endBar = (end: number, y: number, half: number): WakePiece => ({
  look: "end",
  d: `M${round1(end + 1.5)} ${round1(y - half * 0.55)}v${round1(half * 1.1)}`,
});
