import type { CalendarDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { ALL_ENVIRONMENTS, scopeOf } from "./scope";
import type { Snapshot } from "./snapshot";

/**
 * A stored day; `facts` is what `encodeDay` packed. Its `environment` may be that of all of them where that row says the same.
 */
export type StoredDay = {
  readonly scope: string;
  readonly environment: string;
  readonly day: CalendarDay;
  readonly facts: Uint8Array;
};

/**
 * The stored days of a selection, first and last included, in order. A day without deployments has no row. Of a service and of a team the
 * service decides; that it belongs to the team is for the caller to know. Cost: one range of the primary key.
 */
export async function readDays(client: Snapshot, selection: Selection, firstDay: CalendarDay, lastDay: CalendarDay): Promise<StoredDay[]> {
  const { rows } = await client.query<StoredDay>({
    name: "delivery-days",
    text: `select scope, environment, to_char(day, 'YYYY-MM-DD') as day, facts from "DeliveryDay"
      where scope = $1 and (environment = $2 or environment = $3 and sole = $2) and day between $4::date and $5::date order by "DeliveryDay".day`,
    values: [scopeOf(selection), selection.environment ?? ALL_ENVIRONMENTS, ALL_ENVIRONMENTS, firstDay, lastDay],
  });
  return rows;
}
