import { areaPath, linePath, type Point } from "@/lib/charts/path";
import { round1 } from "@/lib/charts/round";
import { AXIS_CHAR } from "@/lib/charts/wake-timeline/layout";
import type { Label } from "@/lib/charts/wake-timeline/model";
import type { LineAxes } from "./axes";
import type { LineInput } from "./input";
import type { LineModel } from "./model";
import type { LineRow } from "./rows";

/** How long after the version left its excess may linger, as a share of its time in service. */
const LINGER = 0.15;

/** Runs of neighbouring points; a null ends a run, a missing point does not. */
function runs<T>(rows: readonly LineRow[], read: (row: LineRow) => T | null | undefined): T[][] {
  const found: T[][] = [[]];
  for (const row of rows) {
    const value = read(row);
    if (value === undefined) continue;
    if (value === null) found.push([]);
    else found.at(-1)?.push(value);
  }
  return found.filter((run) => run.length > 0);
}

/** One series as a path; a point with gaps on both sides is drawn as a dot of no length. */
export function seriesPath(rows: readonly LineRow[], column: number, { x, y }: LineAxes): string {
  const parts = runs(rows, (row): Point | null | undefined => {
    const value = row.values[column];
    return typeof value === "number" ? [x(row.t), y(value)] : value;
  });
  return parts.map((points) => (points.length === 1 ? `${linePath(points)}h0` : linePath(points))).join("");
}

type Edge = { readonly x: number; readonly low: number; readonly high: number };

const edgeOf = (row: LineRow, first: number, axes: LineAxes): Edge | null | undefined => {
  const [low, high] = [row.values[first], row.values[first + 1]];
  if (low === undefined || high === undefined) return undefined;
  return low === null || high === null ? null : { x: axes.x(row.t), low: axes.y(low), high: axes.y(high) };
};

/** The baseline band as a closed path; its columns are `first` and the one after. */
export function bandPath(rows: readonly LineRow[], first: number, axes: LineAxes): string {
  return runs(rows, (row) => edgeOf(row, first, axes))
    .map((run) =>
      areaPath(
        run.map(({ x, high }): Point => [x, high]),
        run.map(({ x, low }): Point => [x, low]),
      ),
    )
    .join("");
}

/** What lies beyond the band while the version served: the area is the harm. */
export function excessOf(input: LineInput, rows: readonly LineRow[], axes: LineAxes): LineModel["excess"] {
  const { excess, serving, band, series } = input;
  const main = series.findIndex(({ role }) => role === "main");
  if (excess === null || serving === null || band === null || main < 0) return null;
  const end = serving.to === null ? input.to.getTime() : serving.to.getTime() + (serving.to.getTime() - serving.from.getTime()) * LINGER;
  const inside = rows.filter(({ t }) => t >= serving.from.getTime() && t <= end);
  const parts = runs(inside, (row) => {
    const [edge, value] = [edgeOf(row, series.length, axes), row.values[main]];
    if (edge === null || edge === undefined || typeof value !== "number")
      return edge === undefined || value === undefined ? undefined : null;
    const y = axes.y(value);
    const base = excess.side === "above" ? edge.high : edge.low;
    return { x: edge.x, base, y: excess.side === "above" ? Math.min(y, base) : Math.max(y, base) };
  });
  const widest = parts.toSorted((a, b) => b.length - a.length)[0];
  if (widest === undefined) return null;
  const d = parts
    .map((run) =>
      areaPath(
        run.map(({ x, y }): Point => [x, y]),
        run.map(({ x, base }): Point => [x, base]),
      ),
    )
    .join("");
  return { d, label: excessLabel(excess.text, widest, axes) };
}

/** In the middle of the area where that is wide and high enough, else beside it. */
function excessLabel(
  text: string,
  run: readonly { readonly x: number; readonly base: number; readonly y: number }[],
  { plot }: LineAxes,
): Label {
  const half = (text.length * AXIS_CHAR) / 2;
  const real = run.filter(({ y, base }) => Math.abs(base - y) > 1);
  const [from, to] = [real[0]?.x ?? plot.x, real.at(-1)?.x ?? plot.x];
  const depths = real.map(({ y, base }) => Math.abs(base - y)).toSorted((a, b) => a - b);
  const depth = depths[Math.floor(depths.length / 2)] ?? 0;
  const base = real[Math.floor(real.length / 2)]?.base ?? plot.y + plot.height;
  const downward = (real[0]?.y ?? 0) > (real[0]?.base ?? 0);
  const middle = base + (downward ? depth : -depth) / 2;
  if (to - from > 2 * half + 8 && depth > 16) return { x: round1((from + to) / 2), y: round1(middle + 4), text, anchor: "middle" };
  const right = plot.x + plot.width;
  if (to - from > 2 * half + 8)
    return { x: round1((from + to) / 2), y: round1(base + (downward ? depth + 16 : 16)), text, anchor: "middle" };
  return to + 6 + 2 * half <= right
    ? { x: round1(to + 6), y: round1(middle + 4), text, anchor: "start" }
    : { x: round1(from - 6), y: round1(middle + 4), text, anchor: "end" };
}
