import type { CalendarDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { ALL_ENVIRONMENTS, scopeOf } from "./scope";
import type { Snapshot } from "./snapshot";

/** A merged month of a selection. `facts` is what `encodeDay` packed; null where nothing of the selection happened. */
export type StoredMonth = {
  /** Which of the selections it is about, by its place among them. */
  readonly of: number;
  readonly scope: string;
  /** Its first day. */
  readonly month: CalendarDay;
  readonly environment: string;
  /** On how many of its days something reached production. */
  readonly days: number;
  readonly facts: Uint8Array | null;
};

/** Which of some months (their first days) are merged for each selection, in order. One whose days have changed since is not. */
export async function readMonths(
  client: Snapshot,
  selections: readonly Selection[],
  months: readonly CalendarDay[],
): Promise<StoredMonth[]> {
  if (months.length === 0) return [];
  const { rows } = await client.query<StoredMonth>({
    name: "delivery-months",
    text: `select (asked.nth - 1)::int as of, whole.scope, to_char(whole.month, 'YYYY-MM-DD') as month,
        coalesce(own.environment, $3) as environment, coalesce(own.days, 0) as days, own.facts
      from unnest($1::text[], $2::text[]) with ordinality as asked(scope, environment, nth)
      join "DeliveryMonth" whole on whole.scope = asked.scope and whole.environment = $3 and whole.month = any($4::date[])
        and whole.facts is not null
      left join "DeliveryMonth" own on own.scope = whole.scope and own.month = whole.month and own.facts is not null
        and own.environment = any(array[asked.environment, $3]) and (own.environment = asked.environment or own.sole = asked.environment)
      order by asked.nth, whole.month`,
    values: [selections.map(scopeOf), selections.map(({ environment }) => environment ?? ALL_ENVIRONMENTS), ALL_ENVIRONMENTS, months],
  });
  return rows;
}
