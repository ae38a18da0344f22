import type { PoolClient } from "pg";
import type { MergedRow } from "./merge-batches";
import { ROLLUP_COLUMNS, rollupArrays } from "./rollup-columns";
import { bigintArray, intArray } from "./sql-array";
import { MINUTES_AN_HOUR } from "./time-units";

/** Appends rows to the minutes they speak of. */
export async function writeDeltas(client: PoolClient, rows: readonly MergedRow[]): Promise<void> {
  await client.query(
    `INSERT INTO telemetry.rollup_delta (shard_key, series_id, minute, ${ROLLUP_COLUMNS})
     SELECT * FROM unnest($1::int[], $2::bigint[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bytea[])`,
    [
      intArray(rows.map((row) => row.series.shardKey)),
      bigintArray(rows.map((row) => row.series.seriesId)),
      intArray(rows.map((row) => row.minute)),
      ...rollupArrays(rows.map((row) => row.rollup)),
    ],
  );
}

/**
 * Marks the hours of appended rows as not yet folded. The rows stay locked until the transaction ends, so that no hour is folded
 * between its rows being written and being visible.
 */
export async function markDirtyHours(client: PoolClient, rows: readonly MergedRow[]): Promise<void> {
  const hours = new Map(
    rows.map(({ series: { shardKey }, minute }) => {
      const hour = Math.floor(minute / MINUTES_AN_HOUR);
      return [`${shardKey} ${hour}`, { shardKey, hour }] as const;
    }),
  );
  const sorted = [...hours.values()].sort((a, b) => a.shardKey - b.shardKey || a.hour - b.hour);
  await client.query(
    `INSERT INTO telemetry.dirty_hour AS known (shard_key, hour) SELECT * FROM unnest($1::int[], $2::int[])
     ON CONFLICT (shard_key, hour) DO UPDATE SET generation = known.generation + 1`,
    [intArray(sorted.map((one) => one.shardKey)), intArray(sorted.map((one) => one.hour))],
  );
}
