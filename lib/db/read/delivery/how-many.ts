import type { Span } from "./rows";
import type { Snapshot } from "./snapshot";

/** How many deployments reached production in a stretch of time, of some services (null: any) and one environment (null: any); counts to `most`. */
export async function howManyDeployments(
  client: Snapshot,
  { from, to }: Span,
  { services, environment }: { readonly services: readonly string[] | null; readonly environment: string | null },
  most: number,
): Promise<number> {
  const ofServices = services === null ? "" : "and d.service = any($5)";
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from (
       select from "Deployment" d where d."reachedAt" >= $1 and d."reachedAt" < $2 ${ofServices}
         and d.environment in (select e.name from "Environment" e where e.tier = 'production' and ($3::text is null or e.name = $3))
       limit $4) counted`,
    [from, to, environment, most, ...(services === null ? [] : [services])],
  );
  return rows[0]?.n ?? 0;
}
