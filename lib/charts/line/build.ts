import { formatStamp, formatZone } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import type { TableModel } from "@/lib/charts/table";
import { timeTicks } from "@/lib/charts/time-ticks";
import type { Label } from "@/lib/charts/wake-timeline/model";
import { type LineAxes, lineAxes } from "./axes";
import type { LineInput } from "./input";
import { lineMarks, servingOf, staleOf } from "./marks";
import type { LineLive, LineModel } from "./model";
import { type LineRow, lineRows } from "./rows";
import { bandPath, excessOf, seriesPath } from "./shapes";
import { thinRows } from "./thin";
import { formatUnit } from "./unit";

const LINE_HEIGHT = 13;
const PX_PER_TICK = 72;

/** Names at the line ends, moved apart where lines end close together. */
function endLabels(input: LineInput, rows: readonly LineRow[], { y, plot }: LineAxes): (Label | null)[] {
  if (input.series.length < 2) return input.series.map(() => null);
  const last = (column: number): number | null => rows.findLast(({ values }) => typeof values[column] === "number")?.values[column] ?? null;
  const ends = input.series.map((_, column) => last(column)).map((value, column) => ({ column, at: value === null ? null : y(value) + 4 }));
  const places = new Map<number, number>();
  let floor = Number.NEGATIVE_INFINITY;
  for (const { column, at } of ends.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))) {
    if (at === null) continue;
    floor = Math.max(at, floor + LINE_HEIGHT);
    places.set(column, round1(floor));
  }
  return input.series.map(({ label }, column) => {
    const at = places.get(column);
    return at === undefined ? null : { x: plot.x + plot.width + 5, y: at, text: label, anchor: "start" };
  });
}

function tableOf(input: LineInput, rows: readonly LineRow[]): TableModel {
  const { series, band, unit, zone } = input;
  const numeric = (label: string): TableModel["columns"][number] => ({ label, numeric: true });
  return {
    caption: `${input.title}. ${input.caption}`,
    columns: [
      { label: `Time, ${formatZone(input.from, zone)}`, numeric: false },
      ...series.map(({ label }) => numeric(label)),
      ...(band === null ? [] : [numeric(`${band.label}, low`), numeric(`${band.label}, high`)]),
    ],
    rows: rows.map(({ t, values }) => ({
      key: String(t),
      cells: [{ text: formatStamp(new Date(t), zone) }, ...values.map((value) => ({ text: formatUnit(value ?? null, unit) }))],
    })),
  };
}

function liveOf(input: LineInput, rows: readonly LineRow[], axes: LineAxes): LineLive {
  const count = input.series.length;
  return {
    title: input.title,
    description: input.caption,
    width: input.width,
    height: input.height,
    plot: axes.plot,
    xDomain: [input.from.getTime(), input.to.getTime()],
    yDomain: axes.yDomain,
    scale: input.scale,
    unit: input.unit,
    zone: input.zone,
    series: input.series.map(({ label, role }) => ({ label, role })),
    bandLabel: input.band?.label ?? null,
    rows: rows.map(({ t, values }) => {
      const [low, high] = [values[count] ?? null, values[count + 1] ?? null];
      return { t, values: values.slice(0, count).map((value) => value ?? null), band: low === null || high === null ? null : [low, high] };
    }),
  };
}

/**
 * A line chart before and after a release: at most 500 instants, lines with their gaps, the baseline as a band, releases
 * as hairlines, and the harm as an area. Linear axes begin at zero. Pure; throws RangeError only for an unknown zone.
 */
export function lineChart(input: LineInput): LineModel {
  const rows = thinRows(lineRows(input));
  const axes = lineAxes(input, rows);
  const { x, y, plot } = axes;
  const bottom = plot.y + plot.height;
  const ends = endLabels(input, rows, axes);
  return {
    title: input.title,
    headline: input.headline,
    caption: input.caption,
    zoneNote: `Times in ${input.zone}`,
    width: input.width,
    height: input.height,
    plot,
    yTicks: axes.ticks.map(({ value, text }) => ({
      y: round1(y(value)),
      isBase: input.scale === "linear" && value === 0,
      label: { x: plot.x - 6, y: round1(y(value) + 4), text, anchor: "end" },
    })),
    xTicks: timeTicks(input.from, input.to, input.zone, Math.max(2, Math.floor(plot.width / PX_PER_TICK))).map(({ at, text }) => {
      const position = round1(x(at.getTime()));
      return { x: position, label: { x: position, y: bottom + 27, text, anchor: "middle" } };
    }),
    band: input.band === null ? null : bandPath(rows, input.series.length, axes),
    excess: excessOf(input, rows, axes),
    series: input.series.map(({ role }, column) => ({ d: seriesPath(rows, column, axes), role, label: ends[column] ?? null })),
    marks: lineMarks(input, axes),
    ...servingOf(input, axes),
    stale: staleOf(input, axes),
    table: tableOf(input, rows),
    live: liveOf(input, rows, axes),
  };
}
