import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

/** Unit and kind of a metric that has been sent, or null. One look-up by its key. */
export async function metricOf(service: string, name: string): Promise<{ unit: string; kind: string } | null> {
  const { rows } = await pool().query<{ unit: string; kind: string }>(
    "SELECT unit, kind FROM telemetry.metric WHERE shard_key = $1 AND service = $2 AND name = $3",
    [shardKeyOf(service), service, name],
  );
  return rows[0] ?? null;
}
