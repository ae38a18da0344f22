import { pool } from "../pool";

/** Removes what is known of who stands behind a called name when both ends of such a call were not met since `before`. */
export async function forgetEdges(before: Date): Promise<void> {
  await pool().query("DELETE FROM telemetry.service_edge WHERE last_seen < $1", [before]);
}
