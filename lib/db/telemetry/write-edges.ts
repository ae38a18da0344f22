import type { ServiceEdge } from "@/lib/domain/service-edge";
import { pool } from "../pool";
import { shardKeyOf } from "./shard-key";
import { intArray, timeArray } from "./sql-array";

/** An edge with the first and last time it was met (epoch milliseconds). */
export type EdgeSeen = ServiceEdge & { readonly firstMs: number; readonly lastMs: number };

/** Of one service in one environment; a caller that knows others by addresses may meet names without end. */
const MOST_EDGES = 500;

/**
 * Makes edges known, or widens the time they are known for; each edge once in a call. A caller that has `MOST_EDGES` gets no more. Any
 * number of instances may do this.
 */
export async function writeEdges(edges: readonly EdgeSeen[]): Promise<void> {
  const sorted = edges
    .map((one) => ({
      ...one,
      shardKey: shardKeyOf(one.caller),
      order: JSON.stringify([one.caller, one.environment, one.peer, one.callee]),
    }))
    .sort((a, b) => a.shardKey - b.shardKey || (a.order < b.order ? -1 : 1));
  await pool().query(
    `INSERT INTO telemetry.service_edge AS known (shard_key, caller, environment, peer, callee, first_seen, last_seen)
     SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
              AS met (shard_key, caller, environment, peer, callee, first_seen, last_seen)
      WHERE (SELECT count(*) FROM telemetry.service_edge e
              WHERE (e.shard_key, e.caller, e.environment) = (met.shard_key, met.caller, met.environment)) < $8
         OR EXISTS (SELECT FROM telemetry.service_edge e
                     WHERE (e.shard_key, e.caller, e.environment, e.peer, e.callee)
                         = (met.shard_key, met.caller, met.environment, met.peer, met.callee))
     ON CONFLICT (shard_key, caller, environment, peer, callee) DO UPDATE
       SET first_seen = least(known.first_seen, excluded.first_seen), last_seen = greatest(known.last_seen, excluded.last_seen)`,
    [
      intArray(sorted.map((one) => one.shardKey)),
      sorted.map((one) => one.caller),
      sorted.map((one) => one.environment),
      sorted.map((one) => one.peer),
      sorted.map((one) => one.callee),
      timeArray(sorted.map((one) => one.firstMs)),
      timeArray(sorted.map((one) => one.lastMs)),
      MOST_EDGES,
    ],
  );
}
