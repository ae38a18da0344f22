import type { ServiceEdge } from "@/lib/domain/service-edge";
import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

/** Calls that are learnt from both ends, and names that are a service's own; either end among the services that are asked about. */
const EDGES = `
  SELECT caller, environment, peer, callee FROM telemetry.service_edge
   WHERE shard_key = ANY ($1::int[]) AND caller = ANY ($2::text[]) AND environment = ANY ($3::text[]) AND last_seen >= $4
  UNION
  SELECT caller, environment, peer, callee FROM telemetry.service_edge
   WHERE callee = ANY ($2::text[]) AND environment = ANY ($3::text[]) AND last_seen >= $4
  UNION
  SELECT s.service, s.environment, s.operation, s.operation FROM telemetry.series s
   WHERE s.shard_key = ANY ($1::int[]) AND s.service = ANY ($2::text[]) AND s.environment = ANY ($3::text[]) AND s.kind = 'dependency'
     AND EXISTS (SELECT FROM telemetry.version_seen v WHERE v.service = s.operation)
  UNION
  SELECT service, environment, operation, operation FROM telemetry.series
   WHERE kind = 'dependency' AND operation = ANY ($2::text[]) AND environment = ANY ($3::text[]) AND operation <> '*'`;

/** Whom some services call and who calls them, as far as it is known which service stands behind a name; seen since then. */
export async function edgesAround(services: readonly string[], environments: readonly string[], since: Date): Promise<ServiceEdge[]> {
  if (services.length === 0) return [];
  const shards = [...new Set(services.map(shardKeyOf))];
  const { rows } = await pool().query<ServiceEdge>(EDGES, [shards, services, environments, since]);
  return rows;
}
