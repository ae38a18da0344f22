import { pool } from "../pool";
import { inSqlTransaction } from "../sql-transaction";
import { shardKeyOf } from "./shard-key";
import { intArray } from "./sql-array";

const BY_SERIES = ["rollup_delta", "hour_chunk", "rollup_hour", "rollup_day"] as const;
const BY_SERVICE = [
  "series",
  "version_seen",
  "config_seen",
  "stream_state",
  "error_sample",
  "signature_seen",
  "error_signature",
  "metric",
] as const;

/** Removes everything that services have told, for instance of the demo. Of the ledger only fingerprints stay, which name nobody. */
export async function forgetServices(services: readonly string[]): Promise<void> {
  if (services.length === 0) return;
  const shardKeys = intArray([...new Set(services.map(shardKeyOf))]);
  await inSqlTransaction(async (client) => {
    for (const table of BY_SERIES)
      await client.query(
        `DELETE FROM telemetry.${table} r USING telemetry.series s
          WHERE s.shard_key = ANY ($1::int[]) AND s.service = ANY ($2::text[]) AND r.shard_key = s.shard_key AND r.series_id = s.series_id`,
        [shardKeys, services],
      );
    for (const table of BY_SERVICE)
      await client.query(`DELETE FROM telemetry.${table} WHERE shard_key = ANY ($1::int[]) AND service = ANY ($2::text[])`, [
        shardKeys,
        services,
      ]);
    await client.query("DELETE FROM telemetry.service_edge WHERE caller = ANY ($1::text[]) OR callee = ANY ($1::text[])", [services]);
  });
}

/** Whether any telemetry has ever been stored. */
export async function hasTelemetry(): Promise<boolean> {
  const { rows } = await pool().query<{ found: boolean }>("SELECT EXISTS (SELECT FROM telemetry.version_seen) AS found");
  return rows[0]?.found === true;
}
