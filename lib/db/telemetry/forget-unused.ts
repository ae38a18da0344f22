import type { PoolClient } from "pg";
import { pool } from "../pool";
import { inSqlTransaction } from "../sql-transaction";
import { bigintArray, intArray } from "./sql-array";

/** Removed while writers wait: their wait is a few milliseconds. */
const SERIES_A_STEP = 500;

type Series = { readonly shardKey: number; readonly seriesId: string };

const TIERS = ["rollup_delta", "hour_chunk", "rollup_hour", "rollup_day"] as const;

/** True of a row `s` of `telemetry.series` of which no tier holds anything any more. */
const UNUSED = TIERS.map(
  (tier) => `NOT EXISTS (SELECT FROM telemetry.${tier} t WHERE t.shard_key = s.shard_key AND t.series_id = s.series_id)`,
).join(" AND ");

/**
 * Removes the series of some shards (from the first up to but not including the second) that nothing is left of, and then the versions
 * that no series speaks of and that were last heard before `before`, with their configurations. Returns how many series went.
 */
export async function forgetUnused(shards: { readonly from: number; readonly to: number }, before: Date): Promise<number> {
  const { rows } = await pool().query<Series>(
    `SELECT s.shard_key AS "shardKey", s.series_id AS "seriesId" FROM telemetry.series s
      WHERE s.shard_key >= $1 AND s.shard_key < $2 AND ${UNUSED}`,
    [shards.from, shards.to],
  );
  let removed = 0;
  for (let at = 0; at < rows.length; at += SERIES_A_STEP) removed += await removeSeries(rows.slice(at, at + SERIES_A_STEP));
  await pool().query(
    `DELETE FROM telemetry.version_seen v
      WHERE v.shard_key >= $1 AND v.shard_key < $2 AND v.last_seen < $3
        AND NOT EXISTS (SELECT FROM telemetry.series s
                         WHERE s.shard_key = v.shard_key AND s.service = v.service AND s.environment = v.environment AND s.version = v.version)`,
    [shards.from, shards.to, before],
  );
  await pool().query(
    `DELETE FROM telemetry.config_seen c
      WHERE c.shard_key >= $1 AND c.shard_key < $2 AND c.last_seen < $3
        AND NOT EXISTS (SELECT FROM telemetry.version_seen v
                         WHERE v.shard_key = c.shard_key AND v.service = c.service AND v.environment = c.environment AND v.version = c.version)`,
    [shards.from, shards.to, before],
  );
  return removed;
}

/**
 * A writer that finds its series there already does not lock the row, and what it appends is not visible yet. So the table is closed to
 * writers for a moment: whoever is half-way ends first, and what they appended is seen; whoever comes later makes the series again.
 */
const removeSeries = (series: readonly Series[]): Promise<number> =>
  inSqlTransaction(async (client: PoolClient) => {
    await client.query("SET LOCAL lock_timeout = '1s'");
    await client.query("LOCK TABLE telemetry.series IN SHARE ROW EXCLUSIVE MODE");
    const { rows } = await client.query(
      `DELETE FROM telemetry.series s USING unnest($1::int[], $2::bigint[]) AS old (shard_key, series_id)
        WHERE s.shard_key = old.shard_key AND s.series_id = old.series_id AND ${UNUSED} RETURNING s.series_id`,
      [intArray(series.map((one) => one.shardKey)), bigintArray(series.map((one) => BigInt(one.seriesId)))],
    );
    return rows.length;
  });
