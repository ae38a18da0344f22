import type { SeriesRow } from "@/lib/db/read/signals/stored-rows";

/** Of rows in order of time those from one instant on and before another, in epoch milliseconds; found by halving. */
export const rowsBetween = (rows: readonly SeriesRow[], fromMs: number, toMs: number): readonly SeriesRow[] =>
  rows.slice(firstFrom(rows, fromMs), firstFrom(rows, toMs));

function firstFrom(rows: readonly SeriesRow[], ms: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.at.getTime() ?? ms) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
