import type { PoolClient } from "pg";
import { LABEL_LIMITS } from "@/lib/domain/label-limits";
import type { VersionSeen } from "./batch";
import { shardKeyOf } from "./shard-key";
import { intArray, timeArray } from "./sql-array";

/**
 * Widens the time that versions are known to have run with their configurations; steps of less than five seconds are left for later. A
 * version that has as many as are kept gets no more; several writers at once may let a few pass.
 */
export async function writeConfigs(client: PoolClient, seen: readonly VersionSeen[]): Promise<void> {
  const sorted = seen.flatMap(configured).sort((a, b) => a.shardKey - b.shardKey || (a.order < b.order ? -1 : 1));
  if (sorted.length === 0) return;
  await client.query(
    `INSERT INTO telemetry.config_seen AS known (shard_key, service, environment, version, config, first_seen, last_seen)
     SELECT said.* FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
       AS said (shard_key, service, environment, version, config, first_seen, last_seen)
     WHERE (SELECT count(*) FROM telemetry.config_seen o
             WHERE o.shard_key = said.shard_key AND o.service = said.service AND o.environment = said.environment
               AND o.version = said.version AND o.config <> said.config) < ${LABEL_LIMITS.configurations}
     ON CONFLICT (shard_key, service, environment, version, config) DO UPDATE
       SET first_seen = least(known.first_seen, excluded.first_seen), last_seen = greatest(known.last_seen, excluded.last_seen)
       WHERE excluded.first_seen < known.first_seen OR excluded.last_seen > known.last_seen + interval '5 seconds'`,
    [
      intArray(sorted.map((one) => one.shardKey)),
      sorted.map((one) => one.service),
      sorted.map((one) => one.environment),
      sorted.map((one) => one.version),
      sorted.map((one) => one.config),
      timeArray(sorted.map((one) => one.firstMs)),
      timeArray(sorted.map((one) => one.lastMs)),
    ],
  );
}

const configured = ({ service, environment, version, configs = [] }: VersionSeen) =>
  configs.map((one) => ({
    ...{ ...one, service, environment, version, shardKey: shardKeyOf(service) },
    order: `${service}\0${environment}\0${version}\0${one.config}`,
  }));
