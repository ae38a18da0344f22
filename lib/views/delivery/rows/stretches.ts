import { readDays } from "@/lib/db/read/delivery/days";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { staleDays } from "@/lib/db/read/delivery/stale-days";
import { type CalendarDay, dayOf, daysLater, startOfDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { decodeDay } from "@/lib/metrics/delivery/day-codec";
import type { Stretch } from "./scan";
import { mostWanted, type Wanted } from "./wanted";

/**
 * The days of a period, cut at its edges, with how many of the wanted rows each holds at most: what was stored of it says so, for a day
 * that has changed since nobody does. The days are those of the workspace, whatever zone the period was asked for in.
 */
export async function stretchesOf(
  client: Snapshot,
  { from, to, selection, zone }: { readonly from: Date; readonly to: Date; readonly selection: Selection; readonly zone: string },
  wanted: Wanted,
): Promise<Stretch[]> {
  const [first, last] = [dayOf(from, zone), dayOf(new Date(to.getTime() - 1), zone)];
  const days: CalendarDay[] = [];
  for (let day = first; day <= last; day = daysLater(day, 1)) days.push(day);
  const stale = await staleDays(client, selection, first, last);
  const stored = stale === "many" ? [] : await readDays(client, [selection], days);
  const counted = new Map<CalendarDay, number>(stored.map(({ day, facts }) => [day, mostWanted(decodeDay(facts), wanted)]));
  const uncounted = new Set(stale === "many" ? [] : stale);
  return days.map((day): Stretch => {
    const [start, end] = [startOfDay(day, zone).getTime(), startOfDay(daysLater(day, 1), zone).getTime()];
    return {
      from: Math.max(start, from.getTime()),
      to: Math.min(end, to.getTime()),
      most: stale === "many" || uncounted.has(day) ? null : (counted.get(day) ?? 0),
    };
  });
}
