import { fromOneSource, REQUEST_SOURCE_KINDS, type RequestKind, type RequestSource } from "@/lib/domain/request-source";
import { ALL_OPERATIONS, type Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { pool } from "../../pool";
import { type RollupRow, rollupOf, rollupSelect } from "../../telemetry/rollup-columns";
import { HOUR_MS, MINUTES_AN_HOUR } from "../../telemetry/time-units";
import { byPlace, type Place } from "./by-place";

const HOURS = 24;

export type DayTotal = Place & { readonly hours: number; readonly source: RequestSource; readonly rollup: Rollup };

type HourRow = RollupRow & Place & { readonly kind: RequestKind; readonly hour: number };

/** Hours that are folded, and the minutes of those that are not, in one snapshot. $1 and $2 bound the hours. */
const SQL = `
  WITH wanted AS (
    SELECT shard_key, series_id, service, environment, kind FROM telemetry.series WHERE operation = $3 AND kind = ANY ($4::text[])
  ), dirty AS (
    SELECT shard_key, hour FROM telemetry.dirty_hour WHERE hour >= $1 AND hour < $2
  )
  SELECT w.service, w.environment, w.kind, h.hour, ${rollupSelect("h")}
    FROM wanted w JOIN telemetry.rollup_hour h USING (shard_key, series_id)
   WHERE h.hour >= $1 AND h.hour < $2 AND NOT EXISTS (SELECT FROM dirty WHERE dirty.shard_key = h.shard_key AND dirty.hour = h.hour)
  UNION ALL
  SELECT w.service, w.environment, w.kind, dirty.hour, ${rollupSelect("d")}
    FROM dirty JOIN wanted w USING (shard_key)
    JOIN telemetry.rollup_delta d
      ON d.shard_key = w.shard_key AND d.series_id = w.series_id
     AND d.minute >= dirty.hour * ${MINUTES_AN_HOUR} AND d.minute < (dirty.hour + 1) * ${MINUTES_AN_HOUR}
   WHERE d.minute >= $1 * ${MINUTES_AN_HOUR} AND d.minute < $2 * ${MINUTES_AN_HOUR}`;

/**
 * What each service answered in the 24 hours that end with the present one, all versions together, each from the one source that is best
 * for it. Reads one row for each folded hour and version, and what came in the hours that are not folded yet.
 */
export async function dayTotals(now: Date): Promise<DayTotal[]> {
  const to = Math.floor(now.getTime() / HOUR_MS) + 1;
  const { rows } = await pool().query<HourRow>(SQL, [to - HOURS, to, ALL_OPERATIONS, REQUEST_SOURCE_KINDS]);
  return byPlace(rows).flatMap(({ service, environment, rows: hours }) => {
    const { source, rows: chosen } = fromOneSource(hours, ({ count }) => count);
    return source === null ? [] : [{ service, environment, hours: HOURS, source, rollup: addRollups(chosen.map(rollupOf)) }];
  });
}
