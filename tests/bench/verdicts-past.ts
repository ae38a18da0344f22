import { pool } from "@/lib/db/pool";
import { shardKeyOf } from "@/lib/db/telemetry/shard-key";
import { benchService, ROLLED_OUT } from "./verdicts-data";

/** A version of the past lives for so long. */
const VERSION_HOURS = 5;

/** Copied by one statement: none may take half a minute. */
const AT_ONCE = 20;

/** Everything that drawn services told, once more for each of some others. Done by the server: a service takes it a quarter of a second. */
export async function addCopies(drawn: number, services: number): Promise<void> {
  for (let from = drawn; from < services; from += AT_ONCE) {
    const names = Array.from({ length: Math.min(AT_ONCE, services - from) }, (_, nth) => from + nth);
    await copyTo(names.map((nth) => ({ of: benchService(nth % drawn), service: benchService(nth) })));
  }
}

async function copyTo(names: readonly { readonly of: string; readonly service: string }[]): Promise<void> {
  await pool().query("CREATE TABLE copy (of text, service text, shard_key int)");
  await pool().query("INSERT INTO copy SELECT * FROM unnest($1::text[], $2::text[], $3::int[])", [
    names.map(({ of }) => of),
    names.map(({ service }) => service),
    names.map(({ service }) => shardKeyOf(service)),
  ]);
  await pool().query(
    `CREATE TABLE copied AS SELECT s.shard_key AS old_shard, s.series_id AS old_id, c.shard_key, ${idOf("c.service")} AS series_id,
            c.service, s.environment, s.version, s.kind, s.operation
       FROM copy c JOIN telemetry.series s ON s.service = c.of`,
  );
  await pool().query(
    `INSERT INTO telemetry.series (shard_key, service, environment, version, series_id, kind, operation)
     SELECT shard_key, service, environment, version, series_id, kind, operation FROM copied`,
  );
  await pool().query(
    `INSERT INTO telemetry.hour_chunk (shard_key, series_id, hour, payload)
     SELECT c.shard_key, c.series_id, h.hour, h.payload FROM copied c JOIN telemetry.hour_chunk h ON (h.shard_key, h.series_id) = (c.old_shard, c.old_id)`,
  );
  await pool().query(
    `INSERT INTO telemetry.rollup_hour (shard_key, series_id, hour, count, errors, own_errors, sum_us, max_us, durations)
     SELECT c.shard_key, c.series_id, h.hour, h.count, h.errors, h.own_errors, h.sum_us, h.max_us, h.durations
       FROM copied c JOIN telemetry.rollup_hour h ON (h.shard_key, h.series_id) = (c.old_shard, c.old_id)`,
  );
  await pool().query(
    `INSERT INTO telemetry.version_seen (shard_key, service, environment, version, first_seen, last_seen)
     SELECT c.shard_key, c.service, v.environment, v.version, v.first_seen, v.last_seen FROM copy c JOIN telemetry.version_seen v ON v.service = c.of`,
  );
  await pool().query("DROP TABLE copy, copied");
}

const idOf = (salt: string): string => `('x' || substr(md5(s.series_id::text || ' ' || ${salt}), 1, 16))::bit(64)::bigint`;

/** So many old versions of some services, each with its series and hours and a deployment: what a look must not slow down with. */
export async function addPast(services: readonly string[], versions: number): Promise<void> {
  await forgetPast();
  const began = `($1::timestamptz - interval '11 days' - n * interval '${VERSION_HOURS} hours')`;
  const id = idOf("n");
  await pool().query(
    `INSERT INTO telemetry.series (shard_key, service, environment, version, series_id, kind, operation)
     SELECT s.shard_key, s.service, s.environment, 'past-' || n, ${id}, s.kind, s.operation
       FROM telemetry.series s CROSS JOIN generate_series(1, $1::int) AS n WHERE s.version = '1' AND s.service = ANY ($2::text[])`,
    [versions, services],
  );
  await pool().query(
    `INSERT INTO telemetry.rollup_hour (shard_key, series_id, hour, count, errors, own_errors, sum_us, max_us, durations)
     SELECT h.shard_key, ${id}, h.hour - 24 * 11 - ${VERSION_HOURS} * n, h.count, h.errors, h.own_errors, h.sum_us, h.max_us, h.durations
       FROM telemetry.series s JOIN telemetry.rollup_hour h USING (shard_key, series_id) CROSS JOIN generate_series(1, $2::int) AS n
      WHERE s.version = '1' AND s.service = ANY ($3::text[]) AND s.operation = '*' AND h.hour = extract(epoch FROM $1::timestamptz)::int / 3600 - 1
        AND h.hour - 24 * 11 - ${VERSION_HOURS} * n > h.hour - 24 * 300`,
    [ROLLED_OUT, versions, services],
  );
  await pool().query(
    `INSERT INTO telemetry.version_seen (shard_key, service, environment, version, first_seen, last_seen)
     SELECT v.shard_key, v.service, v.environment, 'past-' || n, ${began}, ${began} + interval '${VERSION_HOURS} hours'
       FROM telemetry.version_seen v CROSS JOIN generate_series(1, $2::int) AS n WHERE v.version = '1' AND v.service = ANY ($3::text[])`,
    [ROLLED_OUT, versions, services],
  );
  await pool().query(
    `INSERT INTO "Deployment" ("entityKey", service, environment, version, status, "finishedAt", "occurredAt", "reachedAt", "releaseId", "endedAt", "endedBy")
     SELECT 'past ' || d.service || ' ' || n, d.service, d.environment, 'past-' || n, 'succeeded', ${began}, ${began}, ${began}, d."releaseId",
            ${began} + interval '${VERSION_HOURS} hours', 'next'
       FROM "Deployment" d CROSS JOIN generate_series(1, $2::int) AS n WHERE d.version = '2' AND d.service = ANY ($3::text[])`,
    [ROLLED_OUT, versions, services],
  );
  await pool().query("VACUUM ANALYZE");
}

async function forgetPast(): Promise<void> {
  await pool().query(`DELETE FROM telemetry.version_seen WHERE version LIKE 'past-%'`);
  await pool().query(
    `DELETE FROM telemetry.rollup_hour h USING telemetry.series s WHERE s.version LIKE 'past-%' AND s.series_id = h.series_id AND s.shard_key = h.shard_key`,
  );
  await pool().query(`DELETE FROM telemetry.series WHERE version LIKE 'past-%'`);
  await pool().query(`DELETE FROM "Deployment" WHERE version LIKE 'past-%'`);
}
