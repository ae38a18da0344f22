import type { CalendarDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { ALL_ENVIRONMENTS, scopeOf } from "./scope";
import type { Snapshot } from "./snapshot";

/**
 * A stored day; `facts` is what `encodeDay` packed. Its `environment` may be that of all of them where that row says the same.
 */
export type StoredDay = {
  /** Which of the selections it is about, by its place among them. */
  readonly of: number;
  readonly scope: string;
  readonly environment: string;
  readonly day: CalendarDay;
  readonly facts: Uint8Array;
};

/**
 * Some of the stored days of some selections, in order. A day without deployments has no row. Of a service and of a team the service
 * decides; that it belongs to the team is for the caller to know. Cost: one look-up by the primary key for each day and selection.
 */
export async function readDays(client: Snapshot, selections: readonly Selection[], days: readonly CalendarDay[]): Promise<StoredDay[]> {
  const { rows } = await client.query<StoredDay>({
    name: "delivery-days",
    // Without the offset the planner may read the days of every scope there is.
    text: `select (asked.nth - 1)::int as of, d.scope, d.environment, to_char(d.day, 'YYYY-MM-DD') as day, d.facts
      from unnest($1::text[], $2::text[]) with ordinality as asked(scope, environment, nth)
      cross join lateral (select * from "DeliveryDay" d where d.scope = asked.scope and d.environment = any(array[asked.environment, $3])
        and (d.environment = asked.environment or d.sole = asked.environment) and d.day = any($4::date[]) offset 0) d
      order by asked.nth, d.day`,
    values: [selections.map(scopeOf), selections.map(environmentOf), ALL_ENVIRONMENTS, days],
  });
  return rows;
}

const environmentOf = ({ environment }: Selection): string => environment ?? ALL_ENVIRONMENTS;
