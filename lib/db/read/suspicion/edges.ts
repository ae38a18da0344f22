import type { ServiceEdge } from "@/lib/domain/service-edge";
import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

/** What bounds versions to those that told something since $4, found by the day on which they spoke last (see `window-sql`). */
const SPOKE = "v.last_day >= floor(extract(epoch FROM $4::timestamptz) / 86400)::int AND v.last_seen >= $4";

/**
 * Calls that are learnt from both ends, and names that are a service's own; either end among the services that are asked about ($1 their
 * shards, $2 they, $3 environments). What is called under its own name is found from the versions that spoke lately, whatever the history:
 * the callers of a name by stepping through the index from one to the next, past all versions of each. `OFFSET 0` keeps the planner from
 * reading all that ever was and joining it afterwards.
 */
export const EDGES = `
  WITH RECURSIVE called AS (
    SELECT DISTINCT a.service, e.environment, s.operation
      FROM unnest($1::int[], $2::text[]) AS a (shard_key, service) CROSS JOIN unnest($3::text[]) AS e (environment)
      CROSS JOIN LATERAL (
        SELECT v.version FROM telemetry.version_seen v WHERE v.service = a.service AND v.environment = e.environment AND ${SPOKE} OFFSET 0) AS v
      CROSS JOIN LATERAL (
        SELECT t.operation, t.kind FROM telemetry.series t
         WHERE t.shard_key = a.shard_key AND t.service = a.service AND t.environment = e.environment AND t.version = v.version OFFSET 0) AS s
     WHERE s.kind = 'dependency'
  ), caller AS (
    SELECT name, -1 AS shard_key, '' AS service FROM unnest($2::text[]) AS n (name)
    UNION ALL
    SELECT c.name, next.shard_key, next.service FROM caller c CROSS JOIN LATERAL (
      SELECT t.shard_key, t.service FROM telemetry.series t
       WHERE t.operation = c.name AND t.kind = 'dependency' AND (t.shard_key, t.service) > (c.shard_key, c.service)
       ORDER BY t.shard_key, t.service LIMIT 1) AS next
  )
  SELECT caller, environment, peer, callee FROM telemetry.service_edge
   WHERE shard_key = ANY ($1::int[]) AND caller = ANY ($2::text[]) AND environment = ANY ($3::text[]) AND last_seen >= $4
  UNION
  SELECT caller, environment, peer, callee FROM telemetry.service_edge
   WHERE callee = ANY ($2::text[]) AND environment = ANY ($3::text[]) AND last_seen >= $4
  UNION
  SELECT service, environment, operation, operation FROM called
   WHERE EXISTS (SELECT FROM telemetry.version_seen v WHERE v.service = operation OFFSET 0)
  UNION
  SELECT c.service, e.environment, c.name, c.name FROM caller c CROSS JOIN unnest($3::text[]) AS e (environment)
   WHERE c.name <> '*' AND EXISTS (
     SELECT FROM telemetry.version_seen v CROSS JOIN LATERAL (
       SELECT FROM telemetry.series t
        WHERE t.operation = c.name AND t.kind = 'dependency' AND t.shard_key = c.shard_key AND t.service = c.service
          AND t.environment = e.environment AND t.version = v.version OFFSET 0) AS s
      WHERE v.service = c.service AND v.environment = e.environment AND ${SPOKE} OFFSET 0)`;

/** The parameters of `EDGES`. */
export const edgesParameters = (services: readonly string[], environments: readonly string[], since: Date): unknown[] => [
  services.map(shardKeyOf),
  services,
  environments,
  since,
];

/**
 * Whom some services call and who calls them, as far as it is known which service stands behind a name; seen since then. Cost: some index
 * probes for each version that spoke since then and for each caller that there ever was, none for versions before.
 */
export async function edgesAround(services: readonly string[], environments: readonly string[], since: Date): Promise<ServiceEdge[]> {
  if (services.length === 0) return [];
  const { rows } = await pool().query<ServiceEdge>(EDGES, edgesParameters(services, environments, since));
  return rows;
}
