import type { PoolClient } from "pg";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { pool } from "../pool";
import { inSqlTransaction } from "../sql-transaction";
import type { Minute } from "./minute";
import { type RollupRow, rollupOf, rollupSelect } from "./rollup-columns";
import { HOUR_MS, HOURS_A_DAY, MINUTE_MS, MINUTES_AN_HOUR } from "./time-units";
import { type FoldedChunk, writeChunks, writeHours } from "./write-folded";

/** An hour is folded this long after its end: most of what comes late has come. */
const REST_MS = 10 * MINUTE_MS;

/**
 * Folds up to `limit` hours that have unfolded deltas, oldest first: each series' minutes into one chunk, and their sum into the hour
 * tier. Returns how many were folded. Safe to run anywhere at any time: a fold starts from all deltas of the hour and replaces.
 */
export async function compactHours(now: Date, limit: number): Promise<number> {
  const before = Math.floor((now.getTime() - REST_MS) / HOUR_MS);
  const { rows } = await pool().query<{ shardKey: number; hour: number }>(
    `SELECT shard_key AS "shardKey", hour FROM telemetry.dirty_hour WHERE hour < $1 ORDER BY hour, shard_key LIMIT $2`,
    [before, limit],
  );
  for (const { shardKey, hour } of rows) await inSqlTransaction((client) => compactHour(client, shardKey, hour));
  return rows.length;
}

/** The mark goes first: whoever appends to this hour from now on waits, and marks it again. */
async function compactHour(client: PoolClient, shardKey: number, hour: number): Promise<void> {
  const marked = await client.query<{ hour: number }>(
    "DELETE FROM telemetry.dirty_hour WHERE shard_key = $1 AND hour = $2 RETURNING hour",
    [shardKey, hour],
  );
  if (marked.rows.length === 0) return;
  const from = hour * MINUTES_AN_HOUR;
  const { rows } = await client.query<RollupRow & { seriesId: string; minute: number }>(
    `SELECT d.series_id AS "seriesId", d.minute, ${rollupSelect("d")} FROM telemetry.rollup_delta d
      WHERE d.shard_key = $1 AND d.minute >= $2 AND d.minute < $3 ORDER BY d.series_id, d.minute`,
    [shardKey, from, from + MINUTES_AN_HOUR],
  );
  const chunks = chunksOf(shardKey, hour, rows);
  await writeChunks(client, chunks);
  await writeHours(
    client,
    chunks.map((chunk) => ({ ...chunk, rollup: addRollups(chunk.minutes.map((minute) => minute.rollup)) })),
  );
  await client.query(
    `INSERT INTO telemetry.dirty_day AS known (shard_key, day) VALUES ($1, $2)
     ON CONFLICT (shard_key, day) DO UPDATE SET generation = known.generation + 1`,
    [shardKey, Math.floor(hour / HOURS_A_DAY)],
  );
}

function chunksOf(shardKey: number, hour: number, rows: readonly (RollupRow & { seriesId: string; minute: number })[]): FoldedChunk[] {
  const series = new Map<string, Map<number, Rollup[]>>();
  for (const row of rows) {
    const minutes = series.get(row.seriesId) ?? new Map<number, Rollup[]>();
    series.set(row.seriesId, minutes);
    minutes.set(row.minute, [...(minutes.get(row.minute) ?? []), rollupOf(row)]);
  }
  const summed = (minutes: Map<number, Rollup[]>): Minute[] =>
    Array.from(minutes, ([minute, rollups]) => ({ minute, rollup: addRollups(rollups) }));
  return Array.from(series, ([seriesId, minutes]) => ({ shardKey, seriesId: BigInt(seriesId), hour, minutes: summed(minutes) }));
}
