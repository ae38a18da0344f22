import { packedChunk, packedRollup } from "./packed-rows";

/** Of a place, no more versions are looked at than these: those that began last. More than a day may bring (lib/domain/label-limits). */
const MOST_VERSIONS = 600;

/**
 * The series that windows ask for. Parameters, one element a window: $1 shards, $2 services, $3 environments, $4 versions (null for each),
 * $5 and $6 first minute and end; then $7 and $8, pairs of a window's number (from 1) and an operation (null for each but the roll-up);
 * $9 kinds. Versions that spoke in the windows are found by the day on which they spoke last, so that the cost does not grow with a service's
 * history. When they spoke first is looked at afterwards, or an index of that would fit as well, and past it all of them are read. Kinds are
 * looked at last: as many searches of the index as there are kinds seem so dear to the planner that it would rather read all versions.
 */
export const WANTED = `
  WITH ask AS MATERIALIZED (
    SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[]) WITH ORDINALITY
           AS a (shard_key, service, environment, only_version, from_minute, to_minute, nth)
  ), named AS (
    SELECT * FROM unnest($7::int[], $8::text[]) AS n (nth, operation)
  ), place AS MATERIALIZED (
    SELECT shard_key, service, environment, (min(from_minute) - 60) / 1440 AS since_day,
           to_timestamp(min(from_minute) * 60.0) - interval '1 hour' AS since, to_timestamp(max(to_minute) * 60.0) + interval '1 hour' AS until
      FROM ask GROUP BY shard_key, service, environment
  ), seen AS MATERIALIZED (
    SELECT p.shard_key, p.service, p.environment, v.version, v.first_seen, v.last_seen
      FROM place p CROSS JOIN LATERAL (
        SELECT * FROM (
          SELECT k.version, k.first_seen, k.last_seen FROM telemetry.version_seen k
           WHERE k.service = p.service AND k.environment = p.environment
             AND k.last_day >= p.since_day AND k.last_seen >= p.since
          OFFSET 0) AS alive
         WHERE first_seen < p.until
         ORDER BY first_seen DESC LIMIT ${MOST_VERSIONS}) AS v
  ), wanted AS MATERIALIZED (
    SELECT a.nth, a.shard_key, a.from_minute, a.to_minute, s.series_id, s.kind, s.version, s.operation
      FROM ask a JOIN named n ON n.nth = a.nth
      JOIN seen v ON v.shard_key = a.shard_key AND v.service = a.service AND v.environment = a.environment
      CROSS JOIN LATERAL (
        SELECT * FROM telemetry.series t
         WHERE t.shard_key = a.shard_key AND t.service = a.service AND t.environment = a.environment AND t.version = v.version
           AND CASE WHEN n.operation IS NULL THEN t.operation <> '*' ELSE t.operation = n.operation END
        OFFSET 0) AS s
     WHERE s.kind = ANY ($9::text[]) AND (a.only_version IS NULL OR v.version = a.only_version)
       AND v.last_seen >= to_timestamp(a.from_minute * 60.0) - interval '1 hour'
       AND v.first_seen < to_timestamp(a.to_minute * 60.0) + interval '1 hour'
  ), dirty AS MATERIALIZED (
    SELECT DISTINCT d.shard_key, d.hour FROM ask a JOIN telemetry.dirty_hour d
        ON d.shard_key = a.shard_key AND d.hour >= a.from_minute / 60 AND d.hour < (a.to_minute + 59) / 60
  )`;

const select = (tier: string, packed: string): string =>
  `SELECT w.nth, '${tier}' AS tier, w.kind, w.version, w.operation, ${packed} AS packed FROM wanted w`;

const folded = (table: string, alias: string): string => `
    CROSS JOIN LATERAL (
      SELECT * FROM telemetry.${table} t
       WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id AND t.hour >= w.from_minute / 60 AND t.hour < (w.to_minute + 59) / 60
      OFFSET 0) AS ${alias}
   WHERE NOT EXISTS (SELECT FROM dirty WHERE dirty.shard_key = w.shard_key AND dirty.hour = ${alias}.hour)`;

/** What is not folded: the minutes of hours that are marked. */
const DELTAS = `${select("minute", packedRollup("d", "minute"))}
    JOIN dirty h ON h.shard_key = w.shard_key AND h.hour >= w.from_minute / 60 AND h.hour < (w.to_minute + 59) / 60
    CROSS JOIN LATERAL (
      SELECT * FROM telemetry.rollup_delta t
       WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id
         AND t.minute >= greatest(h.hour * 60, w.from_minute) AND t.minute < least(h.hour * 60 + 60, w.to_minute)
      OFFSET 0) AS d`;

const FOLDED = {
  "1m": `${select("chunk", packedChunk("c"))} ${folded("hour_chunk", "c")}`,
  "1h": `${select("hour", packedRollup("h", "hour"))} ${folded("rollup_hour", "h")}`,
} as const;

/** One statement, and so one snapshot, for all windows of a step: one row for each window, tier and series, with what it holds packed. */
export const windowSql = (step: keyof typeof FOLDED): string => `${WANTED}
  SELECT nth::int AS nth, tier, kind, version, operation, string_agg(packed, '') AS packed
    FROM (${FOLDED[step]} UNION ALL ${DELTAS}) AS part GROUP BY nth, tier, kind, version, operation`;
