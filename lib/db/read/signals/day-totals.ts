import { ALL_OPERATIONS, type Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { pool } from "../../pool";
import { type RollupRow, rollupOf, rollupSelect } from "../../telemetry/rollup-columns";
import { HOUR_MS } from "../../telemetry/time-units";
import { REQUEST_KINDS } from "./rollups";

const HOURS = 24;

export type DayTotal = { readonly service: string; readonly environment: string; readonly hours: number; readonly rollup: Rollup };

/** What each service answered in the last 24 folded hours, all versions together: one row an hour and version is read. */
export async function dayTotals(now: Date): Promise<DayTotal[]> {
  const to = Math.floor(now.getTime() / HOUR_MS) + 1;
  const { rows } = await pool().query<RollupRow & { service: string; environment: string }>(
    `SELECT s.service, s.environment, ${rollupSelect("h")}
       FROM telemetry.rollup_hour h JOIN telemetry.series s USING (shard_key, series_id)
      WHERE h.hour >= $1 AND h.hour < $2 AND s.operation = $3 AND s.kind = ANY ($4::text[])`,
    [to - HOURS, to, ALL_OPERATIONS, REQUEST_KINDS],
  );
  const groups = new Map<string, { service: string; environment: string; rollups: Rollup[] }>();
  for (const row of rows) {
    const key = JSON.stringify([row.service, row.environment]);
    const group = groups.get(key) ?? { service: row.service, environment: row.environment, rollups: [] };
    group.rollups.push(rollupOf(row));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ service, environment, rollups }) => ({
    service,
    environment,
    hours: HOURS,
    rollup: addRollups(rollups),
  }));
}
