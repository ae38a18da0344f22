import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

/** The labels a service has used: all its operations, and the environments and versions that spoke after `since`. */
export type KnownLabels = {
  readonly operations: readonly string[];
  readonly versions: readonly { readonly environment: string; readonly version: string }[];
};

/** Answers at most `limit` of each. */
export async function knownLabels(service: string, since: Date, limit: number): Promise<KnownLabels> {
  const place = [shardKeyOf(service), service];
  const [operations, versions] = await Promise.all([
    pool().query<{ operation: string }>(
      "SELECT DISTINCT operation FROM telemetry.series WHERE shard_key = $1 AND service = $2 AND operation <> '*' LIMIT $3",
      [...place, limit],
    ),
    pool().query<{ environment: string; version: string }>(
      `SELECT environment, version FROM telemetry.version_seen
        WHERE shard_key = $1 AND service = $2 AND last_seen >= $3 ORDER BY first_seen LIMIT $4`,
      [...place, since, limit],
    ),
  ]);
  return { operations: operations.rows.map((row) => row.operation), versions: versions.rows };
}

/** The services that have spoken, at most `limit`. */
export async function knownServices(limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ service: string }>("SELECT DISTINCT service FROM telemetry.version_seen LIMIT $1", [limit]);
  return rows.map((row) => row.service);
}
