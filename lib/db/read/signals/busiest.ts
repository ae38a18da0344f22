import { REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { pool } from "../../pool";
import { MINUTE_MS } from "../../telemetry/time-units";
import { WANTED } from "./window-sql";
import { type WindowAsk, windowParameters } from "./windows";

const HOUR_MS = 60 * MINUTE_MS;

/** Counts of whole hours where they are folded, and of the minutes that are not. $10 is how many operations of each window are named. */
const SQL = `${WANTED}, counted AS (
    SELECT w.nth, w.operation, h.count FROM wanted w CROSS JOIN LATERAL (
      SELECT t.hour, t.count FROM telemetry.rollup_hour t
       WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id AND t.hour >= w.from_minute / 60 AND t.hour < w.to_minute / 60
      OFFSET 0) AS h
     WHERE NOT EXISTS (SELECT FROM dirty WHERE dirty.shard_key = w.shard_key AND dirty.hour = h.hour)
    UNION ALL
    SELECT w.nth, w.operation, d.count FROM wanted w
      JOIN dirty h ON h.shard_key = w.shard_key AND h.hour >= w.from_minute / 60 AND h.hour < w.to_minute / 60
      CROSS JOIN LATERAL (
        SELECT t.count FROM telemetry.rollup_delta t
         WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id AND t.minute >= h.hour * 60 AND t.minute < h.hour * 60 + 60
        OFFSET 0) AS d
  ), ranked AS (
    SELECT nth, operation, row_number() OVER (PARTITION BY nth ORDER BY sum(count) DESC, operation) AS place
      FROM counted GROUP BY nth, operation
  )
  SELECT nth::int AS nth, operation FROM ranked WHERE place <= $10 ORDER BY nth, place`;

type Ask = Omit<WindowAsk, "operations" | "version">;

/**
 * The operations of some places that were asked for most in a period, at most `most` each, the busiest first; the hours that the period
 * touches count whole. One statement; reads one number for each hour, version and operation.
 */
export async function busiestOperations(asks: readonly Ask[], most: number): Promise<string[][]> {
  if (asks.length === 0) return [];
  const bounds = asks.map(
    ({ from, to }) => [Math.floor(from.getTime() / HOUR_MS) * HOUR_MS, Math.ceil(to.getTime() / HOUR_MS) * HOUR_MS] as const,
  );
  const { rows } = await pool().query<{ nth: number; operation: string }>(SQL, [
    ...windowParameters(
      asks.map((ask) => ({ ...ask, operations: null })),
      bounds,
    ),
    REQUEST_SOURCE_KINDS,
    most,
  ]);
  return asks.map((_, index) => rows.flatMap(({ nth, operation }) => (nth === index + 1 ? [operation] : [])));
}
