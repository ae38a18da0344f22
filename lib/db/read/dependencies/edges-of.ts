import type { ServiceEdge } from "@/lib/domain/service-edge";
import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

/** An edge that ends here, and how many other services are known to stand behind the same name of the same caller. */
export type IncomingEdge = ServiceEdge & { readonly others: number };

export type EdgesOf = { readonly out: readonly ServiceEdge[]; readonly in: readonly IncomingEdge[] };

const OUT = `
  SELECT caller, environment, peer, callee FROM telemetry.service_edge
   WHERE shard_key = $1 AND caller = $2 AND environment = $3 AND last_seen >= $4
  UNION
  SELECT s.service, s.environment, s.operation, s.operation FROM telemetry.series s
   WHERE s.shard_key = $1 AND s.service = $2 AND s.environment = $3 AND s.kind = 'dependency'
     AND EXISTS (SELECT FROM telemetry.version_seen v WHERE v.service = s.operation)`;

const IN = `
  SELECT e.caller, e.environment, e.peer, e.callee,
         (SELECT count(*)::int FROM telemetry.service_edge o
           WHERE (o.shard_key, o.caller, o.environment, o.peer) = (e.shard_key, e.caller, e.environment, e.peer)
             AND o.callee <> e.callee AND o.last_seen >= $3) AS others
    FROM telemetry.service_edge e WHERE e.callee = $1 AND e.environment = $2 AND e.last_seen >= $3
  UNION
  SELECT service, environment, operation, operation, 0 FROM telemetry.series
   WHERE kind = 'dependency' AND operation = $1 AND environment = $2 AND operation <> '*'`;

/**
 * Whom a service calls and who calls it, as far as it is known which service stands behind a name: learnt from both ends of a call
 * since then, or because the name is a service's own. Whether anything was called lately, the series of the caller tell.
 */
export async function edgesOf(service: string, environment: string, since: Date): Promise<EdgesOf> {
  const [out, into] = await Promise.all([
    pool().query<ServiceEdge>(OUT, [shardKeyOf(service), service, environment, since]),
    pool().query<IncomingEdge>(IN, [service, environment, since]),
  ]);
  return { out: out.rows, in: into.rows };
}
