import type { PoolClient } from "pg";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { pool } from "../pool";
import { inSqlTransaction } from "../sql-transaction";
import { type RollupRow, rollupOf, rollupSelect } from "./rollup-columns";
import { DAY_MS, HOURS_A_DAY, MINUTE_MS } from "./time-units";
import { writeDays } from "./write-folded";

/** A day's last hour is folded first. */
const REST_MS = 15 * MINUTE_MS;

/** Sums up to `limit` days that are over, and none of whose hours waits to be folded, from their hours. Returns how many. */
export async function compactDays(now: Date, limit: number): Promise<number> {
  const { rows } = await pool().query<{ shardKey: number; day: number }>(
    `SELECT d.shard_key AS "shardKey", d.day FROM telemetry.dirty_day d
      WHERE d.day < $1
        AND NOT EXISTS (SELECT FROM telemetry.dirty_hour h
                         WHERE h.shard_key = d.shard_key AND h.hour >= d.day * ${HOURS_A_DAY} AND h.hour < (d.day + 1) * ${HOURS_A_DAY})
      ORDER BY d.day, d.shard_key LIMIT $2`,
    [Math.floor((now.getTime() - REST_MS) / DAY_MS), limit],
  );
  for (const { shardKey, day } of rows) await inSqlTransaction((client) => compactDay(client, shardKey, day));
  return rows.length;
}

async function compactDay(client: PoolClient, shardKey: number, day: number): Promise<void> {
  const marked = await client.query<{ day: number }>("DELETE FROM telemetry.dirty_day WHERE shard_key = $1 AND day = $2 RETURNING day", [
    shardKey,
    day,
  ]);
  if (marked.rows.length === 0) return;
  const { rows } = await client.query<RollupRow & { seriesId: string }>(
    `SELECT h.series_id AS "seriesId", ${rollupSelect("h")} FROM telemetry.rollup_hour h
      WHERE h.shard_key = $1 AND h.hour >= $2 AND h.hour < $3`,
    [shardKey, day * HOURS_A_DAY, (day + 1) * HOURS_A_DAY],
  );
  const series = new Map<string, Rollup[]>();
  for (const row of rows) {
    const rollups = series.get(row.seriesId);
    if (rollups === undefined) series.set(row.seriesId, [rollupOf(row)]);
    else rollups.push(rollupOf(row));
  }
  const days = Array.from(series, ([seriesId, rollups]) => ({ shardKey, seriesId: BigInt(seriesId), day, rollup: addRollups(rollups) }));
  await writeDays(client, days);
}
