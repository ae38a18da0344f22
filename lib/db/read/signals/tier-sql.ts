import { packedChunk, packedRollup } from "./packed-rows";

export type Step = "1m" | "1h" | "1d";
export const STEP_MINUTES: Readonly<Record<Step, number>> = { "1m": 1, "1h": 60, "1d": 1440 };

/** What is packed in a row of the statement: hours of minutes, or minutes, hours or days. */
export type Tier = "chunk" | "minute" | "hour" | "day";

/**
 * One statement, and so one snapshot, that reads the coarsest form which resolves `step`. Hours and days that are marked dirty are
 * read from the finer form below instead. One row for each tier and series: what it holds comes packed, because a driver takes longer
 * over the columns of 720 rows than Postgres over the rows.
 *
 * Parameters: $1 shard, $2 service, $3 environment, $4 kinds, $5 version or null, $6 operation or null for each, $7 and $8 the period
 * as times, $9 and $10 the same as minutes.
 */
export const tierSql = (step: Step): string => `${WANTED}
  SELECT tier, kind, version, operation, string_agg(packed, '') AS packed FROM (${PARTS[step].join(" UNION ALL ")}) AS part
   GROUP BY tier, kind, version, operation`;

const FROM_HOUR = "$9::int / 60";
const TO_HOUR = "($10::int + 59) / 60";
const FROM_DAY = "$9::int / 1440";
const TO_DAY = "($10::int + 1439) / 1440";

/** Versions that spoke in the period, then the series of each, so that the cost does not grow with a service's history (see `window-sql`). */
const WANTED = `
  WITH wanted AS (
    SELECT s.series_id, s.kind, s.version, s.operation
      FROM (SELECT k.version, k.first_seen FROM telemetry.version_seen k
             WHERE k.service = $2 AND k.environment = $3 AND ($5::text IS NULL OR k.version = $5)
               AND k.last_day >= floor(extract(epoch FROM $7::timestamptz - interval '1 hour') / 86400)::int
               AND k.last_seen >= $7::timestamptz - interval '1 hour'
            OFFSET 0) AS v
      CROSS JOIN LATERAL (
        SELECT * FROM telemetry.series t
         WHERE t.shard_key = $1 AND t.service = $2 AND t.environment = $3 AND t.version = v.version
           AND CASE WHEN $6::text IS NULL THEN t.operation <> '*' ELSE t.operation = $6 END
        OFFSET 0) AS s
     WHERE s.kind = ANY ($4::text[]) AND v.first_seen < $8::timestamptz + interval '1 hour'
  ), dirty AS (
    SELECT hour FROM telemetry.dirty_hour WHERE shard_key = $1 AND hour >= ${FROM_DAY} * 24 AND hour < ${TO_DAY} * 24
  ), open_day AS (
    SELECT day FROM telemetry.dirty_day WHERE shard_key = $1 AND day >= ${FROM_DAY} AND day < ${TO_DAY}
    UNION SELECT hour / 24 FROM dirty
  )`;

const select = (tier: Tier, packed: string): string => `SELECT '${tier}' AS tier, w.kind, w.version, w.operation, ${packed} AS packed`;

const CHUNKS = `
  ${select("chunk", packedChunk("c"))}
    FROM wanted w JOIN telemetry.hour_chunk c ON c.shard_key = $1 AND c.series_id = w.series_id
   WHERE c.hour >= ${FROM_HOUR} AND c.hour < ${TO_HOUR} AND c.hour NOT IN (SELECT hour FROM dirty)`;

/**
 * The rows of a table in each hour or day of a list. `OFFSET 0` keeps the planner from reading the whole period first and looking
 * for the few hours and days afterwards, which it takes for cheap.
 */
const inEach = (list: string, table: string, alias: string, within: string): string => `
    FROM ${list} CROSS JOIN wanted w CROSS JOIN LATERAL (
      SELECT * FROM telemetry.${table} t WHERE t.shard_key = $1 AND t.series_id = w.series_id AND ${within} OFFSET 0
    ) AS ${alias}`;

const DELTAS = `
  ${select("minute", packedRollup("d", "minute"))}
  ${inEach("dirty", "rollup_delta", "d", "t.minute >= dirty.hour * 60 AND t.minute < dirty.hour * 60 + 60")}
   WHERE d.minute >= $9 AND d.minute < $10`;

const HOURS = `
  ${select("hour", packedRollup("h", "hour"))}
    FROM wanted w JOIN telemetry.rollup_hour h ON h.shard_key = $1 AND h.series_id = w.series_id
   WHERE h.hour >= ${FROM_HOUR} AND h.hour < ${TO_HOUR} AND h.hour NOT IN (SELECT hour FROM dirty)`;

const HOURS_OF_OPEN_DAYS = `
  ${select("hour", packedRollup("h", "hour"))}
  ${inEach("open_day", "rollup_hour", "h", "t.hour >= open_day.day * 24 AND t.hour < open_day.day * 24 + 24")}
   WHERE h.hour NOT IN (SELECT hour FROM dirty)`;

const DAYS = `
  ${select("day", packedRollup("y", "day"))}
    FROM wanted w JOIN telemetry.rollup_day y ON y.shard_key = $1 AND y.series_id = w.series_id
   WHERE y.day >= ${FROM_DAY} AND y.day < ${TO_DAY} AND y.day NOT IN (SELECT day FROM open_day)`;

const PARTS: Readonly<Record<Step, readonly string[]>> = {
  "1m": [CHUNKS, DELTAS],
  "1h": [HOURS, DELTAS],
  "1d": [DAYS, HOURS_OF_OPEN_DAYS, DELTAS],
};
