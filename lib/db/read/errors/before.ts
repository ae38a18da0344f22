import { pool } from "../../pool";
import { DAY_MS, MINUTE_MS } from "../../telemetry/time-units";
import { WANTED } from "../signals/window-sql";
import { windowParameters } from "../signals/windows";

const KINDS = ["exception", "exception-log"] as const;
const DAYS = 14;

/**
 * Whole days where they are folded, else whole hours, else minutes. Of the hour in which the period ends and that is folded, what the
 * version says whose time begins then does not count ($10, one a window).
 */
const SQL = `${WANTED}, own AS (
    SELECT version, nth FROM unnest($10::text[]) WITH ORDINALITY AS o (version, nth)
  ), open_day AS MATERIALIZED (
    SELECT DISTINCT a.shard_key, d.day FROM ask a JOIN telemetry.dirty_day d
        ON d.shard_key = a.shard_key AND d.day >= a.from_minute / 1440 AND d.day <= a.to_minute / 1440
    UNION SELECT shard_key, hour / 24 FROM dirty
    UNION SELECT shard_key, to_minute / 1440 FROM ask
  ), counted AS (
    SELECT w.nth, w.kind, w.operation, y.count FROM wanted w CROSS JOIN LATERAL (
      SELECT t.day, t.count FROM telemetry.rollup_day t
       WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id AND t.day >= w.from_minute / 1440 AND t.day < w.to_minute / 1440
      OFFSET 0) AS y
     WHERE NOT EXISTS (SELECT FROM open_day o WHERE o.shard_key = w.shard_key AND o.day = y.day)
    UNION ALL
    SELECT w.nth, w.kind, w.operation, h.count FROM wanted w JOIN own ON own.nth = w.nth
      JOIN open_day o ON o.shard_key = w.shard_key AND o.day >= w.from_minute / 1440 AND o.day <= w.to_minute / 1440
      CROSS JOIN LATERAL (
        SELECT t.hour, t.count FROM telemetry.rollup_hour t
         WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id
           AND t.hour >= greatest(o.day * 24, w.from_minute / 60) AND t.hour < least(o.day * 24 + 24, (w.to_minute + 59) / 60)
        OFFSET 0) AS h
     WHERE NOT EXISTS (SELECT FROM dirty WHERE dirty.shard_key = w.shard_key AND dirty.hour = h.hour)
       AND (h.hour < w.to_minute / 60 OR w.version <> own.version)
    UNION ALL
    SELECT w.nth, w.kind, w.operation, d.count FROM wanted w
      JOIN dirty h ON h.shard_key = w.shard_key AND h.hour >= w.from_minute / 60 AND h.hour < (w.to_minute + 59) / 60
      CROSS JOIN LATERAL (
        SELECT t.count FROM telemetry.rollup_delta t
         WHERE t.shard_key = w.shard_key AND t.series_id = w.series_id
           AND t.minute >= greatest(h.hour * 60, w.from_minute) AND t.minute < least(h.hour * 60 + 60, w.to_minute)
        OFFSET 0) AS d
  )
  SELECT nth::int AS nth, operation AS signature, kind, sum(count)::float8 AS count FROM counted GROUP BY nth, operation, kind`;

export type BeforeAsk = { readonly service: string; readonly environment: string; readonly version: string; readonly until: Date };

type Row = { readonly nth: number; readonly signature: string; readonly kind: string; readonly count: number };

/**
 * How often each signature happened in the fourteen days before a moment, in any version: one map for each place, in the order of the
 * question. The day at which that begins counts whole. Of what span events and log records tell of one signature the larger count stands.
 * One statement; reads one number for each signature, version and day, and for those of the last day each hour.
 */
export async function errorsBefore(asks: readonly BeforeAsk[]): Promise<Map<string, number>[]> {
  if (asks.length === 0) return [];
  const bounds = asks.map(({ until }) => {
    const toMs = Math.floor(until.getTime() / MINUTE_MS) * MINUTE_MS;
    return [Math.floor((toMs - DAYS * DAY_MS) / DAY_MS) * DAY_MS, toMs] as const;
  });
  const windows = asks.map(({ service, environment, until }) => ({ service, environment, operations: null, from: until, to: until }));
  const { rows } = await pool().query<Row>(SQL, [...windowParameters(windows, bounds), KINDS, asks.map(({ version }) => version)]);
  const found = asks.map(() => new Map<string, number>());
  for (const { nth, signature, count } of rows) {
    const counts = found[nth - 1];
    counts?.set(signature, Math.max(count, counts.get(signature) ?? 0));
  }
  return found;
}
