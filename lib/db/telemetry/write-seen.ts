import type { PoolClient } from "pg";
import type { VersionSeen } from "./batch";
import { shardKeyOf } from "./shard-key";
import { intArray, timeArray } from "./sql-array";

/** Widens the time that versions are known to have spoken in; steps of less than five seconds are left for later. */
export async function writeSeen(client: PoolClient, seen: readonly VersionSeen[]): Promise<void> {
  const sorted = seen
    .map((one) => ({ ...one, shardKey: shardKeyOf(one.service), order: `${one.service}\0${one.environment}\0${one.version}` }))
    .sort((a, b) => a.shardKey - b.shardKey || (a.order < b.order ? -1 : 1));
  await client.query(
    `INSERT INTO telemetry.version_seen AS known (shard_key, service, environment, version, first_seen, last_seen)
     SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
     ON CONFLICT (shard_key, service, environment, version) DO UPDATE
       SET first_seen = least(known.first_seen, excluded.first_seen), last_seen = greatest(known.last_seen, excluded.last_seen)
       WHERE excluded.first_seen < known.first_seen OR excluded.last_seen > known.last_seen + interval '5 seconds'`,
    [
      intArray(sorted.map((one) => one.shardKey)),
      sorted.map((one) => one.service),
      sorted.map((one) => one.environment),
      sorted.map((one) => one.version),
      timeArray(sorted.map((one) => one.firstMs)),
      timeArray(sorted.map((one) => one.lastMs)),
    ],
  );
}
