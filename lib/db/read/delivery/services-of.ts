import type { Selection } from "@/lib/domain/delivery-row";
import type { Snapshot } from "./snapshot";

/** The names of the services of a selection; null for all of them. */
export async function servicesOf(client: Snapshot, { service, team }: Selection): Promise<readonly string[] | null> {
  if (service === null && team === null) return null;
  const { rows } = await client.query<{ name: string }>(
    `select s.name from "Service" s left join "Team" t on t.id = s."teamId"
     where ($1::text is null or s.name = $1) and ($2::text is null or t.name = $2) order by s.name`,
    [service, team],
  );
  return rows.map(({ name }) => name);
}
