import { formatDuration } from "@/lib/charts/format";
import { round1 } from "@/lib/charts/round";
import { drawWake, endBar } from "@/lib/charts/wake-timeline/band";
import { wakeHeight } from "@/lib/charts/wake-timeline/height";
import type { Box, Label, WakePiece } from "@/lib/charts/wake-timeline/model";
import { segmentOf, type WakeSegment } from "@/lib/charts/wake-timeline/segments";
import { type MarkShape, worstShape } from "@/lib/charts/wake-timeline/severity";
import { HORIZON_MINUTES } from "@/lib/domain/horizon";
import type { LadderInput, Rung } from "./input";
import type { LadderModel } from "./model";
import { rungModels, wasReached } from "./rungs";

const [HEIGHT, MIDDLE, HALF, START] = [112, 56, 44, 6];
const MINUTE_MS = 60_000;
const WIDE_FROM = 560;
/** Where the sides are named: inside the bow where columns are wide, else at the end. */
const LEFT = { x: 20, anchor: "start" } as const;
const RIGHT = { anchor: "end" } as const;

/** How far into the ladder a wake reaches: columns are horizons of equal width, time runs evenly inside each. */
function reachOf(input: LadderInput, width: number): number {
  const untilMs = Math.min((input.endedAt ?? input.now).getTime(), input.now.getTime()) - input.at.getTime();
  const column = width / input.rungs.length;
  let startMs = 0;
  let x = 0;
  for (const { horizon } of input.rungs) {
    const endMs = HORIZON_MINUTES[horizon] * MINUTE_MS;
    const share = Math.min(1, Math.max(0, (untilMs - startMs) / (endMs - startMs)));
    x += share * column;
    startMs = endMs;
  }
  return x;
}

function segmentsOf(input: LadderInput, end: number, width: number): WakeSegment[] {
  const column = width / input.rungs.length;
  return input.rungs.flatMap((rung, i): WakeSegment[] => {
    const [from, to] = [Math.max(START, i * column), Math.min((i + 1) * column, end)];
    if (!wasReached(rung) || to <= from) return [];
    return [segmentOf(rung, from, to)];
  });
}

function labelsOf(input: LadderInput, end: number, taken: boolean, width: number): Label[] {
  const lasted = input.endedAt === null ? "" : formatDuration(input.endedAt.getTime() - input.at.getTime());
  const ended = input.endedBy === "rollback" ? `rolled back after ${lasted}` : `repaired after ${lasted}`;
  const before = end > width / 3;
  const isWide = width >= WIDE_FROM;
  return [
    { ...(isWide ? LEFT : { ...RIGHT, x: width - 36 }), y: MIDDLE - 32, text: "errors" },
    { ...(isWide ? LEFT : { ...RIGHT, x: width - 4 }), y: MIDDLE + 34, text: "p95 latency" },
    ...(taken ? [{ x: round1(before ? end - 6 : end + 8), y: MIDDLE + 48, text: ended, anchor: before ? "end" : "start" } as const] : []),
    ...(input.afterNote !== null && isWide && end < width * 0.6
      ? [{ x: round1(end + 20), y: MIDDLE - 6, text: input.afterNote, anchor: "start" } as const]
      : []),
  ];
}

/** Columns, or what is left of them, that the wake does not reach. */
function hatchesOf(input: LadderInput, width: number): Box[] {
  const column = width / input.rungs.length;
  return input.rungs.flatMap((rung, i): Box[] =>
    wasReached(rung) ? [] : [{ x: round1(i * column), y: 0, width: round1(column), height: HEIGHT }],
  );
}

const shapeOfRung = ({ state }: Rung): MarkShape => {
  if (state === "pending") return "watching";
  return state === "superseded" || state === "rolled-back" ? "none" : state;
};

const describe = (input: LadderInput): string =>
  rungModels(input)
    .map(({ horizon, word, effects }) =>
      [`After ${horizon}: ${word}`, ...effects.map(({ label, value }) => `${label.toLowerCase()} ${value}`)].join(", "),
    )
    .join(". ");

/** The wake of one release, enlarged: equal columns for the horizons, lines at ×2, ×4 and ×8, what was not reached hatched. */
export function horizonLadder(input: LadderInput, width: number): LadderModel {
  const end = reachOf(input, width);
  const taken = input.endedAt !== null && (input.endedBy === "rollback" || input.endedBy === "repair");
  const segments = segmentsOf(input, end, width);
  const after: WakePiece[] = taken && input.afterNote !== null ? [{ look: "line-good", d: `M${round1(end + 6)} ${MIDDLE}H${width}` }] : [];
  const worst = worstShape(input.rungs.map(shapeOfRung));
  return {
    width,
    height: HEIGHT,
    description: `${describe(input)}.`,
    middle: MIDDLE,
    mark: { x: START, y: MIDDLE, shape: worst === "none" ? "insufficient" : worst },
    pieces: [...drawWake(START, segments, MIDDLE, HALF), ...(taken ? [endBar(end, MIDDLE, HALF)] : []), ...after],
    columns: input.rungs.slice(1).map((_, i) => round1(((i + 1) * width) / input.rungs.length)),
    hatches: hatchesOf(input, width),
    levels: [2, 4, 8].map((ratio) => {
      const y = round1(MIDDLE - wakeHeight(ratio) * HALF);
      return { y, label: { x: width - 4, y: y + 11, text: `×${ratio}`, anchor: "end" } };
    }),
    labels: labelsOf(input, end, taken, width),
    rungs: rungModels(input),
  };
}
