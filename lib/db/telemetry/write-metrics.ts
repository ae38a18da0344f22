import { LABEL_LIMITS } from "@/lib/domain/label-limits";
import type { MetricSeen } from "@/lib/domain/metric-seen";
import { pool } from "../pool";
import { shardKeyOf } from "./shard-key";

/** What is to be added to the catalogue's entry of one metric. */
export type MetricAddition = Omit<MetricSeen, "streams"> & {
  readonly firstMs: number;
  /** A sketch (`lib/metrics/stats/distinct-sketch`) in hex. */
  readonly streams: string;
};

/**
 * Adds to the catalogue, in one statement; no two additions may be of the same metric. Streams and attributes are united, so that adding
 * again what is there changes neither; points are counted by the hour of their arrival. Waits for others in the order of the key only.
 */
export async function writeMetrics(additions: readonly MetricAddition[]): Promise<void> {
  const rows = additions.map(({ firstMs, lastMs, ...rest }) => ({
    ...rest,
    shardKey: shardKeyOf(rest.service),
    firstSeen: new Date(firstMs),
    lastSeen: new Date(lastMs),
  }));
  await pool().query(
    `INSERT INTO telemetry.metric AS known (shard_key, service, name, unit, description, kind, temporality, monotonic, attributes,
       points, hour, hour_points, previous_points, counted_since, first_seen, last_seen, streams)
     SELECT "shardKey", service, name, unit, description, kind, temporality, monotonic, attributes,
            points, floor(extract(epoch FROM now()) / 3600)::int, points, 0, now(), "firstSeen", "lastSeen", ('x' || streams)::bit(6144)
       FROM jsonb_to_recordset($1::jsonb)
         AS given ("shardKey" int, service text, name text, unit text, description text, kind text, temporality text, monotonic boolean,
                   attributes text[], points bigint, "firstSeen" timestamptz, "lastSeen" timestamptz, streams text)
      ORDER BY "shardKey", service, name
     ON CONFLICT (shard_key, service, name) DO UPDATE
       SET unit = excluded.unit, kind = excluded.kind, temporality = excluded.temporality, monotonic = excluded.monotonic,
           description = CASE WHEN excluded.description = '' THEN known.description ELSE excluded.description END,
           attributes = CASE WHEN known.attributes @> excluded.attributes THEN known.attributes ELSE ARRAY(
             SELECT DISTINCT attribute COLLATE "C" FROM unnest(known.attributes || excluded.attributes) AS united (attribute)
              ORDER BY 1 LIMIT ${LABEL_LIMITS.metricAttributes}) END,
           points = known.points + excluded.points,
           hour = greatest(known.hour, excluded.hour),
           hour_points = CASE WHEN excluded.hour > known.hour THEN excluded.points ELSE known.hour_points + excluded.points END,
           previous_points = CASE WHEN excluded.hour <= known.hour THEN known.previous_points
                                  WHEN excluded.hour = known.hour + 1 THEN known.hour_points ELSE 0 END,
           first_seen = least(known.first_seen, excluded.first_seen), last_seen = greatest(known.last_seen, excluded.last_seen),
           streams = known.streams | excluded.streams`,
    [JSON.stringify(rows)],
  );
}

/** Forgets metrics that nobody has sent since `before`, unless they are promoted: they make room for others. */
export async function forgetMetrics(before: Date): Promise<void> {
  await pool().query(
    `DELETE FROM telemetry.metric m WHERE m.last_seen < $1
        AND NOT EXISTS (SELECT FROM "PromotedMetric" p WHERE p.service = m.service AND p.name = m.name)`,
    [before],
  );
}
