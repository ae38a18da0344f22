import { pool } from "../../pool";
import { prisma } from "../../prisma";

/** The environments that are production, in the order in which they stand on the path. */
export async function productionEnvironments(limit: number): Promise<string[]> {
  const rows = await prisma().environment.findMany({
    where: { tier: "production" },
    select: { name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
    take: limit,
  });
  return rows.map(({ name }) => name);
}

/** Services that spoke in some environments since then, those that spoke last first. */
export async function servicesHeard(environments: readonly string[], since: Date, limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ service: string }>(
    `SELECT service FROM telemetry.version_seen
      WHERE last_day >= floor(extract(epoch FROM $2::timestamptz) / 86400)::int AND environment = ANY ($1::text[]) AND last_seen >= $2
      GROUP BY service ORDER BY max(last_seen) DESC, service LIMIT $3`,
    [environments, since, limit],
  );
  return rows.map(({ service }) => service);
}
