import type { CalendarDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { ALL_ENVIRONMENTS, scopeOf } from "./scope";
import type { Snapshot } from "./snapshot";

/** A merged month of a selection. `facts` is what `encodeDay` packed; null where nothing of the selection happened. */
export type StoredMonth = {
  /** Its first day. */
  readonly month: CalendarDay;
  readonly environment: string;
  /** On how many of its days something reached production. */
  readonly days: number;
  readonly facts: Uint8Array | null;
};

/** Which of some months (their first days) are merged for a selection, in order. One whose days have changed since is not. */
export async function readMonths(client: Snapshot, selection: Selection, months: readonly CalendarDay[]): Promise<StoredMonth[]> {
  if (months.length === 0) return [];
  const { rows } = await client.query<StoredMonth>({
    name: "delivery-months",
    text: `select to_char(whole.month, 'YYYY-MM-DD') as month, coalesce(own.environment, $3) as environment,
        coalesce(own.days, 0) as days, own.facts
      from "DeliveryMonth" whole
      left join "DeliveryMonth" own on own.scope = whole.scope and own.month = whole.month and own.facts is not null
        and (own.environment = $2 or own.environment = $3 and own.sole = $2)
      where whole.scope = $1 and whole.environment = $3 and whole.month = any($4::date[]) and whole.facts is not null
      order by whole.month`,
    values: [scopeOf(selection), selection.environment ?? ALL_ENVIRONMENTS, ALL_ENVIRONMENTS, months],
  });
  return rows;
}
