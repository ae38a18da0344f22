import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

export type Spoken = { readonly service: string; readonly environment: string; readonly version: string };

/** What telemetry there is of a place at all. */
export type Heard = {
  /** When the first of its versions spoke; null where this is not known. */
  readonly since: Date | null;
  /** When the version that was asked for spoke first; null while it has not. */
  readonly versionSince: Date | null;
};

type Row = Heard & { readonly nth: number };

/**
 * Since when there is telemetry of the places of some versions, in the order of the question; null where there is none. Index probes for
 * each: no series is read.
 */
export async function heardOf(asked: readonly Spoken[]): Promise<(Heard | null)[]> {
  if (asked.length === 0) return [];
  const { rows } = await pool().query<Row>(
    `WITH asked AS (
       SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS a (shard_key, service, environment, version, nth)
     ), place AS (
       SELECT p.*, (SELECT min(v.first_seen) FROM telemetry.version_seen v
                     WHERE v.service = p.service AND v.environment = p.environment) AS since
         FROM (SELECT DISTINCT shard_key, service, environment FROM asked) p
     )
     SELECT a.nth::int - 1 AS nth, p.since, v.first_seen AS "versionSince"
       FROM asked a JOIN place p USING (shard_key, service, environment)
       LEFT JOIN telemetry.version_seen v USING (shard_key, service, environment, version)
      WHERE p.since IS NOT NULL OR EXISTS (SELECT FROM telemetry.series s
              WHERE s.shard_key = p.shard_key AND s.service = p.service AND s.environment = p.environment)`,
    [
      asked.map(({ service }) => shardKeyOf(service)),
      asked.map(({ service }) => service),
      asked.map(({ environment }) => environment),
      asked.map(({ version }) => version),
    ],
  );
  const found = new Map(rows.map(({ nth, since, versionSince }) => [nth, { since, versionSince }]));
  return asked.map((_, nth) => found.get(nth) ?? null);
}
