import { groupBy } from "@/lib/domain/group-by";
import { ratioOf } from "./height";
import type { WakeRelease, WakeRow } from "./input";
import type { WakeLayout } from "./layout";
import { severity, shapeOf } from "./severity";

const inWindow = (release: WakeRelease, from: Date, to: Date): boolean => release.at >= from && release.at <= to;

/** The largest ratio a release was judged with. */
export const tallestRatio = (release: WakeRelease): number =>
  Math.max(0, ...release.horizons.flatMap(({ errors, p95 }) => [ratioOf(errors), ratioOf(p95)]));

/** How much a row has to tell, most first: worst shape, tallest wake, most releases. */
function tellingOf(row: WakeRow, from: Date, to: Date): readonly [number, number, number] {
  const releases = row.releases.filter((release) => inWindow(release, from, to));
  const worst = Math.min(99, ...releases.map((release) => severity(shapeOf(release))));
  return [worst, -Math.max(0, ...releases.map(tallestRatio)), -releases.length];
}

/** Rows in the order of a layout, as many as it shows: by team in the order given, or those with the most to tell. */
export function arrangeRows(rows: readonly WakeRow[], layout: WakeLayout, from: Date, to: Date): WakeRow[] {
  if (layout.order === "team") {
    const teams = groupBy(rows, (row) => row.team);
    return [...teams.values()].flat().slice(0, layout.rows);
  }
  const told = rows.map((row) => ({ row, key: tellingOf(row, from, to) }));
  const sorted = told.toSorted((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2]);
  return sorted.slice(0, layout.rows).map(({ row }) => row);
}
