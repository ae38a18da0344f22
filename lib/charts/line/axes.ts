import { linearScale, logScale, type Scale } from "@/lib/charts/scale";
import { linearTicks, logTicks } from "@/lib/charts/ticks";
import { AXIS_CHAR } from "@/lib/charts/wake-timeline/layout";
import type { Box } from "@/lib/charts/wake-timeline/model";
import type { LineInput } from "./input";
import type { LineRow } from "./rows";
import { tickTexts } from "./unit";

const [MARK_ROOM, FOOT, BARE_TOP] = [22, 30, 10];
const HEADROOM = 1.06;

export type LineAxes = {
  readonly x: Scale;
  readonly y: Scale;
  readonly yDomain: readonly [number, number];
  readonly plot: Box;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
};

const known = (rows: readonly LineRow[]): number[] => rows.flatMap(({ values }) => values.filter((value) => typeof value === "number"));

/** Linear axes begin at zero; logarithmic ones just below the least positive value. */
function domainOf(rows: readonly LineRow[], scale: "linear" | "log"): readonly [number, number] {
  const values = known(rows);
  const max = values.reduce((most, value) => Math.max(most, value), 0);
  if (scale === "linear") return [0, max > 0 ? max * HEADROOM : 1];
  const positive = values.filter((value) => value > 0);
  if (positive.length === 0) return [1, 10];
  const min = positive.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  return [min * 0.75, max * 1.25];
}

/** Scales, plot box and ticks; the left margin is as wide as the longest tick needs. */
export function lineAxes(input: LineInput, rows: readonly LineRow[]): LineAxes {
  const yDomain = domainOf(rows, input.scale);
  const values = input.scale === "log" ? logTicks(...yDomain) : linearTicks(yDomain[1]);
  const texts = tickTexts(values, input.unit);
  const left = Math.max(28, Math.ceil(Math.max(0, ...texts.map((text) => text.length)) * AXIS_CHAR) + 8);
  const labels = input.series.length > 1 ? Math.max(...input.series.map(({ label }) => label.length)) * AXIS_CHAR + 8 : 2;
  const top = input.marks.length > 0 ? MARK_ROOM : BARE_TOP;
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, Math.floor(input.width - left - labels)),
    height: Math.max(1, input.height - FOOT - top),
  };
  const range = [plot.y + plot.height, plot.y] as const;
  return {
    x: linearScale([input.from.getTime(), input.to.getTime()], [plot.x, plot.x + plot.width]),
    y: input.scale === "log" ? logScale(yDomain, range) : linearScale(yDomain, range),
    yDomain,
    plot,
    ticks: values.map((value, i) => ({ value, text: texts[i] ?? "" })),
  };
}
