import type { CalendarDay } from "@/lib/domain/calendar";
import { ALL_ENVIRONMENTS } from "./scope";
import type { Snapshot } from "./snapshot";

/**
 * How many deployments the stored days of each scope add up to, first and last day included. What is stale or not stored is not in it.
 * Cost: a row for each scope and merged month, and one for each of the days beside them.
 */
export async function busiestScopes(client: Snapshot, firstDay: CalendarDay, lastDay: CalendarDay): Promise<Map<string, number>> {
  const { rows } = await client.query<{ scope: string; reached: number }>({
    name: "delivery-busiest",
    text: `with month as materialized (
        select scope, month, reached, facts is not null as merged from "DeliveryMonth"
        where environment = $1 and month >= ${FIRST} and month < ${LAST}
      )
      select scope, sum(reached)::int as reached from (
        select scope, reached from month where merged
        union all
        select d.scope, d.reached from month m join "DeliveryDay" d on d.scope = m.scope and d.environment = $1
          and d.day >= m.month and d.day < m.month + interval '1 month' where not m.merged
        union all
        select scope, reached from "DeliveryDay" where environment = $1 and day >= $2::date and day < least(${FIRST}, $3::date + 1)
        union all
        select scope, reached from "DeliveryDay" where environment = $1 and day >= greatest(${FIRST}, ${LAST}) and day <= $3::date
      ) counted group by scope`,
    values: [ALL_ENVIRONMENTS, firstDay, lastDay],
  });
  return new Map(rows.map(({ scope, reached }) => [scope, reached]));
}

/** The first of the whole months, and the month after the last of them; it is not later than the first where there is none. */
const FIRST = `(date_trunc('month', $2::date::timestamp - interval '1 day') + interval '1 month')`;
const LAST = `date_trunc('month', $3::date::timestamp + interval '1 day')`;
