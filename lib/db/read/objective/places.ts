import { type Reach, reaches } from "@/lib/domain/access";
import { pool } from "../../pool";

export type HeardPlace = { readonly service: string; readonly environment: string };

/** Services and environments within reach that sent anything since a moment, by name. One row for each living version is read. */
export async function placesHeard(since: Date, reach: Reach): Promise<HeardPlace[]> {
  const { rows } = await pool().query<HeardPlace>(
    "SELECT DISTINCT service, environment FROM telemetry.version_seen WHERE last_seen >= $1 ORDER BY service, environment",
    [since],
  );
  return rows.filter(({ service, environment }) => reaches(reach, service, environment));
}
