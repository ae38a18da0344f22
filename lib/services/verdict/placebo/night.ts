import { type CalendarDay, dayOf, daysLater, startOfDay } from "@/lib/domain/calendar";
import type { Window } from "@/lib/domain/verdict";

const HOUR_MS = 3_600_000;
/** By then what came before midnight is folded. */
const BEGINS_AFTER_MS = HOUR_MS;

/** A night, named by the day that it begins; `span` is the day before, whose moments are judged. */
export type Night = { readonly day: CalendarDay; readonly span: Window };

/** The last night of a zone that has begun: from one o'clock on the one of the present day. */
export function lastNight(now: Date, zone: string): Night {
  const day = dayOf(new Date(now.getTime() - BEGINS_AFTER_MS), zone);
  return { day, span: { from: startOfDay(daysLater(day, -1), zone), to: startOfDay(day, zone) } };
}
