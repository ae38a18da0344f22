import type { SeriesKind } from "@/lib/domain/rollup";
import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

/** The labels a service has used: all its operations, and the signatures, environments and versions that were seen after `since`. */
export type KnownLabels = {
  readonly operations: readonly { readonly kind: SeriesKind; readonly operation: string }[];
  readonly versions: readonly { readonly environment: string; readonly version: string }[];
};

/** Answers at most `limit` of each. */
export async function knownLabels(service: string, since: Date, limit: number): Promise<KnownLabels> {
  const place = [shardKeyOf(service), service];
  const [operations, versions] = await Promise.all([
    pool().query<{ kind: SeriesKind; operation: string }>(
      `(SELECT DISTINCT kind, operation FROM telemetry.series
         WHERE shard_key = $1 AND service = $2 AND operation <> '*' AND kind NOT IN ('exception', 'exception-log') LIMIT $4)
       UNION ALL
       (SELECT DISTINCT kind, signature FROM telemetry.signature_seen CROSS JOIN unnest('{exception,exception-log}'::text[]) AS kind
         WHERE shard_key = $1 AND service = $2 AND last_seen >= $3 LIMIT $4)`,
      [...place, since, limit],
    ),
    pool().query<{ environment: string; version: string }>(
      `SELECT environment, version FROM telemetry.version_seen
        WHERE shard_key = $1 AND service = $2 AND last_seen >= $3 ORDER BY first_seen LIMIT $4`,
      [...place, since, limit],
    ),
  ]);
  return { operations: operations.rows, versions: versions.rows };
}

/** The services that have spoken, at most `limit`. */
export async function knownServices(limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ service: string }>("SELECT DISTINCT service FROM telemetry.version_seen LIMIT $1", [limit]);
  return rows.map((row) => row.service);
}
