import type { PoolClient } from "pg";
import type { MergedSeries } from "./merge-batches";
import { bigintArray, intArray } from "./sql-array";

/** Makes series known; those that are known already cost one look into the index. */
export async function writeSeries(client: PoolClient, series: readonly MergedSeries[]): Promise<void> {
  await client.query(
    `INSERT INTO telemetry.series (shard_key, series_id, service, environment, version, kind, operation)
     SELECT * FROM unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
     ON CONFLICT DO NOTHING`,
    [
      intArray(series.map((one) => one.shardKey)),
      bigintArray(series.map((one) => one.seriesId)),
      series.map((one) => one.key.service),
      series.map((one) => one.key.environment),
      series.map((one) => one.key.version),
      series.map((one) => one.key.kind),
      series.map((one) => one.key.operation),
    ],
  );
}
