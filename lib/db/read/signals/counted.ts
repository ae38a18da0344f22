import type { SeriesKind } from "@/lib/domain/rollup";
import { HOUR_MS } from "../../telemetry/time-units";
import { WANTED } from "./window-sql";
import { type WindowAsk, windowParameters } from "./windows";

/**
 * How often each operation of some windows happened, by window (`nth`, from 1): counts of whole hours where they are folded, and of the
 * minutes that are not. Its nine parameters are those of `countedParameters`.
 */
export const COUNTED = `${WANTED}, counted AS (
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
  )`;

/** A place and a period, of which every operation is counted. */
export type CountedAsk = Omit<WindowAsk, "operations" | "version">;

/** The hours that a period touches count whole. */
export function countedParameters(asks: readonly CountedAsk[], kinds: readonly SeriesKind[]): unknown[] {
  const whole = asks.map((ask) => ({ ...ask, operations: null }));
  const bounds = asks.map(
    ({ from, to }) => [Math.floor(from.getTime() / HOUR_MS) * HOUR_MS, Math.ceil(to.getTime() / HOUR_MS) * HOUR_MS] as const,
  );
  return [...windowParameters(whole, bounds), kinds];
}
