import { everyDay } from "@/lib/db/read/delivery/every-day";
import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { type DeliverySettings, deliverySettings } from "@/lib/db/read/delivery/settings";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { spotsOf } from "@/lib/db/read/delivery/stale/spots";
import { inSqlTransaction } from "@/lib/db/sql-transaction";
import { leaveDays, lockDays, replaceDays, takeMarks } from "@/lib/db/write/delivery-days";
import { type CalendarDay, dayOf, daysLater, startOfDay } from "@/lib/domain/calendar";
import { DayOfSelections } from "./selections";

/** Marks of one round, and the days that are worked out in it; what is left is for the next one. */
const MOST_MARKS = 5_000;
const MOST_DAYS = 8;

/** What a round did: marks that it heeded, days that it worked out, and days that are known to be waiting still. */
export type Folded = { readonly marks: number; readonly days: number; readonly left: number };

/**
 * Works out the days that something has changed for, the latest first, in one transaction: each of them as a whole, for every service, team
 * and environment that has a deployment on it. The result follows from what is stored alone, so it may be run by anybody at any time.
 */
export function foldRound(): Promise<Folded> {
  return inSqlTransaction(async (client) => {
    await lockDays(client);
    const marks = await takeMarks(client, MOST_MARKS);
    if (marks.length === 0) return { marks: 0, days: 0, left: 0 };
    const settings = await deliverySettings(client);
    const spots = await spotsOf(client, marks);
    const stale = spots === "everything" ? await everyDay(client, settings.zone) : daysOf(spots, settings.zone);
    const days = stale.slice(-MOST_DAYS);
    const left = stale.slice(0, -MOST_DAYS);
    await foldDays(client, days, settings, (rows) => replaceDays(client, days, rows));
    await leaveDays(client, left);
    return { marks: marks.length, days: days.length, left: left.length };
  });
}

/** Works out days until none is waiting; `progress` hears of every round. Returns how many there were, some of them several times. */
export async function foldDeliveryDays(progress: (folded: Folded) => void = () => undefined): Promise<number> {
  for (let total = 0; ; ) {
    const round = await foldRound();
    if (round.marks === 0) return total;
    total += round.days;
    progress(round);
  }
}

const daysOf = (spots: readonly { readonly at: Date | CalendarDay }[], zone: string): CalendarDay[] =>
  [...new Set(spots.map(({ at }) => (typeof at === "string" ? at : dayOf(at, zone))))].sort();

async function foldDays(
  client: Snapshot,
  days: readonly CalendarDay[],
  { zone, confidence }: DeliverySettings,
  keep: (rows: ReturnType<DayOfSelections["rows"]>) => Promise<void>,
): Promise<void> {
  const spans = days.map((day) => ({
    from: startOfDay(day, zone),
    to: startOfDay(daysLater(day, 1), zone),
    found: new DayOfSelections(day, { confidence }),
  }));
  // Asking the calendar for the day of every row would take longer than all the rest.
  for await (const rows of deliveryRows(client, spans, { service: null, team: null, environment: null }))
    for (const row of rows) spans.find(({ from, to }) => from.getTime() <= row.at && row.at < to.getTime())?.found.add(row);
  await keep(spans.flatMap(({ found }) => found.rows()));
}
