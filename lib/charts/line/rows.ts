import type { LineInput } from "./input";

/**
 * One instant of a chart. `values` has one entry per series, then the low and the high of the band when there is one;
 * null is a gap, undefined says that the series has no point at this instant.
 */
export type LineRow = { readonly t: number; readonly values: readonly (number | null | undefined)[] };

/** The most rows a chart keeps. */
export const MOST_ROWS = 500;

/** Beyond these nothing is a measurement, and scales would lose their footing. */
const [LEAST, LARGEST] = [1e-12, 1e15];

function clean(value: number | null): number | null {
  if (value === null || !(Math.abs(value) <= LARGEST)) return null;
  return Math.abs(value) < LEAST ? 0 : Number(value.toPrecision(6));
}

/** Series and band side by side, oldest first, within the chart's window. */
export function lineRows({ series, band, from, to }: LineInput): LineRow[] {
  const columns = [
    ...series.map(({ points }) => points.map(({ t, value }) => ({ t, value }))),
    ...(band === null
      ? []
      : [band.points.map(({ t, low }) => ({ t, value: low })), band.points.map(({ t, high }) => ({ t, value: high }))]),
  ];
  const rows = new Map<number, (number | null | undefined)[]>();
  columns.forEach((points, column) => {
    for (const { t, value } of points) {
      if (t < from || t > to) continue;
      const row = rows.get(t.getTime()) ?? new Array<number | null | undefined>(columns.length).fill(undefined);
      row[column] = clean(value);
      rows.set(t.getTime(), row);
    }
  });
  return [...rows].map(([t, values]) => ({ t, values })).toSorted((a, b) => a.t - b.t);
}
