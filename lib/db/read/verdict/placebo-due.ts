import { OTHER } from "@/lib/domain/label-limits";
import { UNNAMED } from "@/lib/domain/rollup";
import { pool } from "../../pool";

export type PlaceboPlace = { readonly service: string; readonly environment: string };

/**
 * Places that spoke within [from, to) and of which nothing is stored of a night (`YYYY-MM-DD`) yet, in order, at most `limit`. Reads one row
 * for each version that spoke since then.
 */
export async function placesWithoutNight(night: string, from: Date, to: Date, limit: number): Promise<PlaceboPlace[]> {
  const { rows } = await pool().query<PlaceboPlace>(
    `SELECT v.service, v.environment FROM telemetry.version_seen v
      WHERE v.last_day >= floor(extract(epoch FROM $2::timestamptz) / 86400)::int AND v.last_seen >= $2 AND v.first_seen < $3 AND v.service <> ALL ($4::text[]) AND v.environment <> ALL ($4::text[])
        AND NOT EXISTS (SELECT FROM public."PlaceboNight" p
                         WHERE p.service = v.service AND p.environment = v.environment AND p.night = $1::date)
      GROUP BY v.service, v.environment ORDER BY v.service, v.environment LIMIT $5`,
    [night, from, to, ["", OTHER, UNNAMED], limit],
  );
  return rows;
}
