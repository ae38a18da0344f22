import type { ServiceEdge } from "@/lib/domain/service-edge";
import { pool } from "../../pool";
import { DAY_MS, MINUTE_MS } from "../../telemetry/time-units";

const BY_LINK = "SELECT caller, callee FROM telemetry.service_edge WHERE last_seen >= $1";

const BY_NAME = `
  SELECT s.service, s.operation FROM telemetry.series s
   WHERE s.kind = 'dependency' AND s.operation <> '*' AND EXISTS (SELECT FROM telemetry.version_seen v WHERE v.service = s.operation)
     AND EXISTS (SELECT FROM telemetry.rollup_delta d WHERE d.shard_key = s.shard_key AND d.series_id = s.series_id AND d.minute >= $2)`;

/** Which service called which in the last 24 hours, anywhere in the installation. Nobody is said to call itself. */
export async function dependencyGraph(now: Date): Promise<Pick<ServiceEdge, "caller" | "callee">[]> {
  const sinceMs = now.getTime() - DAY_MS;
  const { rows } = await pool().query<Pick<ServiceEdge, "caller" | "callee">>(
    `SELECT caller, callee FROM (${BY_LINK} UNION ${BY_NAME}) edge WHERE caller <> callee ORDER BY caller, callee`,
    [new Date(sinceMs), Math.floor(sinceMs / MINUTE_MS)],
  );
  return rows;
}
