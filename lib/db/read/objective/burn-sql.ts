/**
 * Places and operations of objectives as rows; `slow` where durations are asked for, since only latency needs them and they weigh most.
 * Versions that were silent in the period are left out early, so that the cost does not grow with a service's history.
 *
 * Parameters: $1 shards, $2 services, $3 environments, $4 operations, $5 slow, $6 kinds, $7 beginning of the period as a time.
 */
const WANTED = `
  WITH asked AS (
    SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::bool[]) AS a (shard_key, service, environment, operation, slow)
  ), wanted AS (
    SELECT s.shard_key, s.series_id, s.service, s.environment, s.operation, s.kind, a.slow
      FROM asked a JOIN telemetry.series s USING (shard_key, service, environment, operation)
      JOIN telemetry.version_seen v USING (shard_key, service, environment, version)
     WHERE s.kind = ANY ($6::text[]) AND v.last_seen >= $7::timestamptz - interval '1 hour'
  ), shard AS (SELECT DISTINCT shard_key FROM asked)`;

const select = (slice: string, from: string): string => `
  SELECT w.service, w.environment, w.operation, w.kind, ${slice} AS slice, ${from}.count, ${from}.errors,
         CASE WHEN w.slow THEN int4send(length(${from}.durations)) || ${from}.durations ELSE ''::bytea END AS packed`;

/** One row for each slice of time, place, operation and kind, added up by the server; histograms come one after the other. */
const summed = (parts: readonly string[]): string => `
  SELECT service, environment, operation, kind, slice, sum(count)::float8 AS count, sum(errors)::float8 AS errors, string_agg(packed, '') AS packed
    FROM (${parts.join(" UNION ALL ")}) AS part GROUP BY service, environment, operation, kind, slice`;

/** The last hour by minutes. Deltas outlive their fold by days, so they are always there. $8 is the present minute. */
const MINUTES = `
  ${select("CASE WHEN d.minute >= $8::int - 5 THEN '5m' WHEN d.minute >= $8::int - 30 THEN '30m' ELSE '1h' END", "d")}
    FROM wanted w JOIN telemetry.rollup_delta d ON d.shard_key = w.shard_key AND d.series_id = w.series_id
   WHERE d.minute >= $8::int - 60 AND d.minute <= $8::int`;

const SLICE_OF_HOUR = (hour: string): string => `CASE WHEN ${hour} >= $8::int / 60 - 6 THEN '6h' ELSE '3d' END`;

/** Folded hours, and the minutes of those that are not folded yet. */
const HOURS = `
  ${select(SLICE_OF_HOUR("h.hour"), "h")}
    FROM wanted w JOIN telemetry.rollup_hour h ON h.shard_key = w.shard_key AND h.series_id = w.series_id
   WHERE h.hour >= $8::int / 60 - 72 AND NOT EXISTS (SELECT FROM dirty WHERE dirty.shard_key = h.shard_key AND dirty.hour = h.hour)`;

const OPEN_HOURS = `
  ${select(SLICE_OF_HOUR("d.minute / 60"), "d")}
    FROM dirty JOIN wanted w USING (shard_key) CROSS JOIN LATERAL (
      SELECT * FROM telemetry.rollup_delta t WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id
         AND t.minute >= dirty.hour * 60 AND t.minute < dirty.hour * 60 + 60 OFFSET 0
    ) AS d`;

/** What counts in each window of a burn rate, in one snapshot. */
export const BURN_SQL = `${WANTED}, dirty AS (
    SELECT shard_key, hour FROM telemetry.dirty_hour JOIN shard USING (shard_key) WHERE hour >= $8::int / 60 - 72
  ) ${summed([MINUTES, HOURS, OPEN_HOURS])}`;

/** What counted on each day, from the day $8 on, in one snapshot; hours and minutes of days that are not folded yet. */
export const DAY_SQL = `${WANTED}, dirty AS (
    SELECT shard_key, hour FROM telemetry.dirty_hour JOIN shard USING (shard_key) WHERE hour >= $8::int * 24
  ), open_day AS (
    SELECT shard_key, day FROM telemetry.dirty_day JOIN shard USING (shard_key) WHERE day >= $8::int
    UNION SELECT shard_key, hour / 24 FROM dirty
  ) ${summed([
    `${select("y.day", "y")}
      FROM wanted w JOIN telemetry.rollup_day y ON y.shard_key = w.shard_key AND y.series_id = w.series_id
     WHERE y.day >= $8::int AND NOT EXISTS (SELECT FROM open_day WHERE open_day.shard_key = y.shard_key AND open_day.day = y.day)`,
    `${select("h.hour / 24", "h")}
      FROM open_day JOIN wanted w USING (shard_key) CROSS JOIN LATERAL (
        SELECT * FROM telemetry.rollup_hour t WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id
           AND t.hour >= open_day.day * 24 AND t.hour < open_day.day * 24 + 24 OFFSET 0
      ) AS h
     WHERE NOT EXISTS (SELECT FROM dirty WHERE dirty.shard_key = h.shard_key AND dirty.hour = h.hour)`,
    `${select("d.minute / 1440", "d")}
      FROM dirty JOIN wanted w USING (shard_key) CROSS JOIN LATERAL (
        SELECT * FROM telemetry.rollup_delta t WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id
           AND t.minute >= dirty.hour * 60 AND t.minute < dirty.hour * 60 + 60 OFFSET 0
      ) AS d`,
  ])}`;
