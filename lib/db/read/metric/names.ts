import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";
import { intArray } from "../../telemetry/sql-array";

/** The metrics in the catalogue of each of these services; a service that has no telemetry is not in the answer. One index range each. */
export async function catalogueNames(services: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await pool().query<{ service: string; names: string[] }>(
    `SELECT seen.service, ARRAY(
              SELECT m.name FROM telemetry.metric m WHERE m.shard_key = seen.shard_key AND m.service = seen.service) AS names
       FROM (SELECT DISTINCT shard_key, service FROM telemetry.version_seen WHERE shard_key = ANY ($1::int[]) AND service = ANY ($2::text[])) seen`,
    [intArray([...new Set(services.map(shardKeyOf))]), services],
  );
  return new Map(rows.map(({ service, names }) => [service, names]));
}
