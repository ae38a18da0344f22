import { formatPlural } from "@/lib/charts/format";
import { formatClock, formatDay } from "@/lib/charts/format-time";
import { plainText } from "@/lib/charts/phrase";
import { round1 } from "@/lib/charts/round";
import { wakeTicks, weekendBands } from "./axis";
import { wakeCaption } from "./caption";
import { rowsToSummarise } from "./day-summary";
import { type WakeFrame, wakeFrame } from "./frame";
import { wakeFreezes } from "./freezes";
import type { WakeTimelineInput } from "./input";
import { type WakeLayout, WIDE } from "./layout";
import type { Box, Label, WakeTimelineModel } from "./model";
import { arrangeRows } from "./order";
import { wakeRow } from "./row";

const NOW_HALF = 41;
const NOW_RESERVED = 28;

const ENCODING =
  "One row per service. Each release is a mark, followed by its wake: above the line failed requests, below it p95 latency, " +
  "full height at eight times the baseline. Colour is the verdict at 5 minutes, 1 hour, 24 hours and 7 days. " +
  "The first two of these are drawn wider than their time.";

function futureOf({ plot, nowX }: WakeFrame): Box | null {
  const width = round1(plot.x + plot.width - nowX);
  return width > 0 ? { x: round1(nowX), y: plot.y, width, height: plot.height } : null;
}

function nowOf(input: WakeTimelineInput, { plot, nowX, layout }: WakeFrame): WakeTimelineModel["now"] {
  if (input.now < input.from || input.now > input.to) return null;
  const right = plot.x + plot.width;
  const label: Label =
    layout.name === "phone"
      ? { x: right, y: layout.top - 10, text: "now", anchor: "end" }
      : { x: round1(Math.min(nowX, input.width - NOW_HALF)), y: 15, text: `Now ${formatClock(input.now, input.zone)}`, anchor: "middle" };
  return { x: round1(nowX), label };
}

/**
 * The wake timeline: rows are services, x is time, a mark is a release and what follows it is its wake.
 * Pure and total: the same input gives the same drawing, and any ratios give finite coordinates.
 * Throws RangeError only for an unknown `zone` or an invalid date.
 */
export function wakeTimeline(input: WakeTimelineInput, layout: WakeLayout = WIDE): WakeTimelineModel {
  const rows = arrangeRows(input.rows, layout, input.from, input.to);
  const frame = wakeFrame(input, rows, layout);
  const summarised = rowsToSummarise(rows.map((row) => row.releases.filter(({ at }) => at >= input.from && at <= input.to).length));
  const releases = rows.reduce((sum, row) => sum + row.releases.length, 0);
  return {
    layout: layout.name,
    width: input.width,
    height: frame.height,
    markScale: layout.markScale,
    plot: frame.plot,
    title: `Wake timeline, ${formatDay(input.from, input.zone)} to ${formatDay(input.to, input.zone)}`,
    description: `${ENCODING} ${formatPlural(rows.length, "service")}, ${formatPlural(releases, "release")}. ${plainText(wakeCaption(input))}`,
    weekends: weekendBands(input, frame),
    future: futureOf(frame),
    freezes: wakeFreezes(input, frame),
    ticks: wakeTicks(input, frame, NOW_RESERVED),
    now: nowOf(input, frame),
    rows: frame.rows.map((placed, index) => wakeRow(placed, index, summarised.has(index), input, frame)),
    hiddenRows: input.rows.length - rows.length,
  };
}
