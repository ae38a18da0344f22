import type { ExceptionSource } from "@/lib/domain/exception";
import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

/** One case of a signature, as its sender told it. */
export type StoredSample = {
  readonly signature: string;
  readonly version: string;
  readonly at: Date;
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly source: ExceptionSource;
  readonly message: string;
  readonly stack: string;
  readonly attributes: Readonly<Record<string, string>>;
};

type SamplesQuery = {
  readonly service: string;
  readonly environment: string;
  readonly signatures: readonly string[];
  /** One version, or null for all together. */
  readonly version: string | null;
  /** Of each signature. */
  readonly most: number;
};

/** The newest kept cases of some signatures of a service in one environment. Reads at most five for each version. */
export async function readSamples({ service, environment, signatures, version, most }: SamplesQuery): Promise<StoredSample[]> {
  if (signatures.length === 0) return [];
  const { rows } = await pool().query<StoredSample>(
    `SELECT one.* FROM unnest($4::text[]) AS wanted (signature) CROSS JOIN LATERAL (
       SELECT s.signature, s.version, s.at, s.trace_id AS "traceId", s.span_id AS "spanId", s.source, s.message, s.stack, s.attributes
         FROM telemetry.error_sample s
        WHERE s.shard_key = $1 AND s.service = $2 AND s.environment = $3 AND s.signature = wanted.signature
          AND ($6::text IS NULL OR s.version = $6)
        ORDER BY s.at DESC, s.version, s.slot LIMIT $5) AS one`,
    [shardKeyOf(service), service, environment, signatures, most, version],
  );
  return rows;
}
