import { type LineRow, MOST_ROWS } from "./rows";

/** Indexes in [start, end) that must stay: each column's least and largest value, and one gap of it. */
function telling(rows: readonly LineRow[], start: number, end: number, columns: number): Set<number> {
  const kept = new Set<number>();
  for (let column = 0; column < columns; column++) {
    let [low, high, gap] = [-1, -1, -1];
    const at = (index: number): number => rows[index]?.values[column] ?? 0;
    for (let i = start; i < end; i++) {
      const value = rows[i]?.values[column];
      if (value === null) gap = i;
      if (value === null || value === undefined) continue;
      if (low < 0 || value < at(low)) low = i;
      if (high < 0 || value > at(high)) high = i;
    }
    for (const index of [low, high, gap]) if (index >= 0) kept.add(index);
  }
  return kept;
}

/**
 * At most `limit` rows that still look the same: of each of equally many buckets the least and the largest value of
 * every column stay, with a gap if there was one; so do the first and the last row. A spike of one minute survives.
 */
export function thinRows(rows: readonly LineRow[], limit: number = MOST_ROWS): LineRow[] {
  if (rows.length <= limit) return [...rows];
  const columns = rows[0]?.values.length ?? 0;
  const buckets = Math.max(1, Math.floor((limit - 2) / Math.max(1, 3 * columns)));
  const kept = new Set([0, rows.length - 1]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.floor((bucket * rows.length) / buckets);
    const end = Math.floor(((bucket + 1) * rows.length) / buckets);
    for (const index of telling(rows, start, end, columns)) kept.add(index);
  }
  return rows.filter((_, i) => kept.has(i));
}
