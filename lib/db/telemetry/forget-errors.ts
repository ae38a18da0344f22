import { env } from "@/lib/env";
import { pool } from "../pool";
import { DAY_MS } from "./time-units";

/** Samples hold what people wrote into messages, so they go first; a signature stays known for as long as its counts by the hour. */
const KEEP_SAMPLES_MS = 14 * DAY_MS;

/** Removes samples of more than 14 days ago and signatures that were not seen for as long as hours are kept; answers how many of each. */
export async function forgetErrors(now: Date): Promise<{ samples: number; signatures: number }> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const keepSignaturesMs = env().WAKE_KEEP_HOURS_DAYS * DAY_MS;
  const samples = await removed("DELETE FROM telemetry.error_sample WHERE at < $1 RETURNING 1", before(KEEP_SAMPLES_MS));
  await removed("DELETE FROM telemetry.signature_seen WHERE last_seen < $1 RETURNING 1", before(keepSignaturesMs));
  const signatures = await removed("DELETE FROM telemetry.error_signature WHERE last_seen < $1 RETURNING 1", before(keepSignaturesMs));
  return { samples, signatures };
}

async function removed(statement: string, before: Date): Promise<number> {
  const { rows } = await pool().query(statement, [before]);
  return rows.length;
}
