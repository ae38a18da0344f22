import type { CalendarDay } from "@/lib/domain/calendar";
import { ALL_ENVIRONMENTS } from "./scope";
import type { Snapshot } from "./snapshot";

/** How many deployments the stored days of each scope add up to, first and last day included. What is stale or not stored is not in it. */
export async function busiestScopes(client: Snapshot, firstDay: CalendarDay, lastDay: CalendarDay): Promise<Map<string, number>> {
  const { rows } = await client.query<{ scope: string; reached: number }>(
    `select scope, sum(reached)::int as reached from "DeliveryDay"
      where environment = $1 and day between $2::date and $3::date group by scope`,
    [ALL_ENVIRONMENTS, firstDay, lastDay],
  );
  return new Map(rows.map(({ scope, reached }) => [scope, reached]));
}
