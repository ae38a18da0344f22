import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

/** A window of time. */
type Window = { readonly from: Date; readonly to: Date };

type SignaturesQuery = {
  readonly service: string;
  readonly environment: string;
  readonly signatures: readonly string[];
  /** Whether they were seen in it is answered as `seenBefore`. */
  readonly baseline: Window;
};

/** What is known of a signature, and of where and when it was seen in one environment. */
export type SignatureFacts = {
  readonly signature: string;
  readonly type: string;
  readonly template: string;
  readonly frames: readonly string[];
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  /** The version in which it was seen first. */
  readonly firstVersion: string;
  /** Whether a version had been seen to have it before the end of the baseline window and not only before its start. */
  readonly seenBefore: boolean;
};

/**
 * What is known of some signatures of a service in one environment; those that were never seen there are left out. Reads one row for
 * each signature and version. A version that had it before and after the baseline window counts as having it within.
 */
export async function readSignatures({ service, environment, signatures, baseline }: SignaturesQuery): Promise<SignatureFacts[]> {
  if (signatures.length === 0) return [];
  const { rows } = await pool().query<SignatureFacts>(
    `SELECT signature, e.type, e.template, e.frames, min(v.first_seen) AS "firstSeen", max(v.last_seen) AS "lastSeen",
            (array_agg(v.version ORDER BY v.first_seen, v.version))[1] AS "firstVersion",
            bool_or(v.first_seen < $6 AND v.last_seen >= $5) AS "seenBefore"
       FROM telemetry.error_signature e JOIN telemetry.signature_seen v USING (shard_key, service, signature)
      WHERE shard_key = $1 AND service = $2 AND signature = ANY ($4::text[]) AND v.environment = $3
      GROUP BY signature, e.type, e.template, e.frames`,
    [shardKeyOf(service), service, environment, signatures, baseline.from, baseline.to],
  );
  return rows;
}
