import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

/** When a version's first span started; null while it has not spoken. */
export async function firstSeen(service: string, environment: string, version: string): Promise<Date | null> {
  const { rows } = await pool().query<{ at: Date }>(
    `SELECT first_seen AS at FROM telemetry.version_seen
      WHERE shard_key = $1 AND service = $2 AND environment = $3 AND version = $4`,
    [shardKeyOf(service), service, environment, version],
  );
  return rows[0]?.at ?? null;
}

/** The environments a service has spoken from, the most recent first. */
export async function environmentsSeen(service: string): Promise<{ environment: string; lastSeen: Date }[]> {
  const { rows } = await pool().query<{ environment: string; lastSeen: Date }>(
    `SELECT environment, max(last_seen) AS "lastSeen" FROM telemetry.version_seen
      WHERE shard_key = $1 AND service = $2 GROUP BY environment ORDER BY max(last_seen) DESC, environment`,
    [shardKeyOf(service), service],
  );
  return rows;
}
