import type { Reach } from "@/lib/domain/access";
import { pool } from "../../pool";
import { serviceWithin } from "./service-within";

/** Labels of one sort, of one service unless they are services, of which more came than are kept apart. */
export type BeyondLimit = {
  readonly service: string;
  readonly label: "services" | "operations" | "versions" | "environments" | "metrics";
  /** Kind of series for operations, environment for versions; empty otherwise. */
  readonly of: string;
  /** How many are kept apart. */
  readonly kept: number;
};

const MOST = 200;

/**
 * Where something was counted as `other` because a limit was reached: what is called so by its sender has few others beside it, so the
 * caller compares `kept` with the limit. Over partial indexes that hold only such rows; versions of the day before `since` are over.
 */
export async function labelsBeyondLimits({ services, environments }: Reach, since: Date): Promise<BeyondLimit[]> {
  const { rows } = await pool().query<BeyondLimit>(
    `SELECT v.service, 'services' AS label, '' AS of, (SELECT count(DISTINCT n.service)::int FROM telemetry.version_seen n) AS kept
       FROM (SELECT DISTINCT shard_key, service FROM telemetry.version_seen WHERE service = 'other' AND last_seen >= $3) v
      WHERE ${serviceWithin("v")}
     UNION ALL
     SELECT o.service, 'operations', o.kind, (
              SELECT count(DISTINCT s.operation)::int FROM telemetry.series s
               WHERE s.shard_key = o.shard_key AND s.service = o.service AND s.kind = o.kind AND s.operation NOT IN ('*', 'other'))
       FROM (SELECT DISTINCT shard_key, service, kind FROM telemetry.series WHERE operation = 'other') o
      WHERE ${serviceWithin("o")}
     UNION ALL
     SELECT v.service, 'versions', v.environment, (
              SELECT count(*)::int FROM telemetry.version_seen n
               WHERE n.shard_key = v.shard_key AND n.service = v.service AND n.environment = v.environment
                 AND n.version <> 'other' AND n.last_seen >= $3)
       FROM telemetry.version_seen v
      WHERE v.version = 'other' AND v.last_seen >= $3 AND ${serviceWithin("v")}
        AND (cardinality($2::text[]) = 0 OR v.environment = ANY ($2))
     UNION ALL
     SELECT e.service, 'environments', '', (
              SELECT count(DISTINCT n.environment)::int FROM telemetry.version_seen n
               WHERE n.shard_key = e.shard_key AND n.service = e.service AND n.environment <> 'other' AND n.last_seen >= $3)
       FROM (SELECT DISTINCT shard_key, service FROM telemetry.version_seen WHERE environment = 'other' AND last_seen >= $3) e
      WHERE ${serviceWithin("e")}
     UNION ALL
     SELECT m.service, 'metrics', '', (
              SELECT count(*)::int FROM telemetry.metric n WHERE n.shard_key = m.shard_key AND n.service = m.service AND n.name <> 'other')
       FROM telemetry.metric m WHERE m.name = 'other' AND ${serviceWithin("m")}
     ORDER BY 1, 2, 3 LIMIT ${MOST}`,
    [services, environments, since],
  );
  return rows;
}
