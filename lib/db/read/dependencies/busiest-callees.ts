import { pool } from "../../pool";
import { COUNTED, type CountedAsk, countedParameters } from "../signals/counted";

/**
 * Services behind the names that were called: learnt from both ends of a call since the period began, or because the name is a service's
 * own. $10 is how many of each window are named. `OFFSET 0` keeps the planner from reading every version that ever spoke.
 */
const CALLEES = `${COUNTED}, called AS MATERIALIZED (
    SELECT nth, operation AS peer, sum(count) AS calls FROM counted GROUP BY nth, operation
  ), behind AS (
    SELECT c.nth, c.peer, e.callee FROM called c JOIN ask a ON a.nth = c.nth
      JOIN telemetry.service_edge e ON (e.shard_key, e.caller, e.environment, e.peer) = (a.shard_key, a.service, a.environment, c.peer)
       AND e.last_seen >= to_timestamp(a.from_minute * 60.0)
    UNION
    SELECT nth, peer, peer FROM called WHERE EXISTS (SELECT FROM telemetry.version_seen v WHERE v.service = peer OFFSET 0)
  ), ranked AS (
    SELECT b.nth, b.callee, row_number() OVER (PARTITION BY b.nth ORDER BY sum(c.calls) DESC, b.callee) AS place
      FROM behind b JOIN called c ON c.nth = b.nth AND c.peer = b.peer JOIN ask a ON a.nth = b.nth
     WHERE b.callee <> a.service GROUP BY b.nth, b.callee
  )
  SELECT nth::int AS nth, callee FROM ranked WHERE place <= $10 ORDER BY nth, place`;

/**
 * The other services that some places called most in a period, at most `most` each, the most called first. Where several stand behind one
 * name, its calls count for each of them; the hours that the period touches count whole. One statement; reads one number for each hour,
 * version and name.
 */
export async function busiestCallees(asks: readonly CountedAsk[], most: number): Promise<string[][]> {
  if (asks.length === 0) return [];
  const { rows } = await pool().query<{ nth: number; callee: string }>(CALLEES, [...countedParameters(asks, ["dependency"]), most]);
  return asks.map((_, index) => rows.flatMap(({ nth, callee }) => (nth === index + 1 ? [callee] : [])));
}
