import { pool } from "../pool";
import { HOUR_MS } from "./time-units";

/** Removes the states of streams that have said nothing since `before`, and says how many. One that speaks again begins anew. */
export async function forgetStreams(before: Date): Promise<number> {
  const { rows } = await pool().query<{ forgotten: number }>(
    `WITH forgotten AS (DELETE FROM telemetry.stream_state WHERE seen_hour < $1 RETURNING 1)
     SELECT count(*)::int AS forgotten FROM forgotten`,
    [Math.floor(before.getTime() / HOUR_MS)],
  );
  return rows[0]?.forgotten ?? 0;
}
