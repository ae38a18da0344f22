import { type CalendarDay, dayOf, daysLater, startOfDay } from "@/lib/domain/calendar";
import type { Period } from "./definition";

/** A calendar day that a period touches. */
export type PeriodDay = { readonly day: CalendarDay; readonly deployed: boolean };

/** The calendar days that a period touches, oldest first, and on which of them any of some instants lies. */
export function daysOfPeriod(instants: readonly number[], { from, to, zone }: Period): PeriodDay[] {
  if (to <= from) return [];
  const sorted = Float64Array.from(instants).sort();
  const last = dayOf(new Date(to - 1), zone);
  const days: PeriodDay[] = [];
  let at = 0;
  for (let day = dayOf(new Date(from), zone); day <= last; day = daysLater(day, 1)) {
    const end = startOfDay(daysLater(day, 1), zone).getTime();
    const first = at;
    while (at < sorted.length && (sorted[at] ?? 0) < end) at++;
    days.push({ day, deployed: at > first });
  }
  return days;
}

/** How many of the days of each week or month had a deployment, oldest first; those without any are 0. */
export function daysPer(
  days: readonly PeriodDay[],
  group: (day: CalendarDay) => string,
): { readonly key: string; readonly days: number }[] {
  const counts = new Map<string, number>();
  for (const { day, deployed } of days) {
    const key = group(day);
    counts.set(key, (counts.get(key) ?? 0) + (deployed ? 1 : 0));
  }
  return [...counts].map(([key, count]) => ({ key, days: count }));
}

const weekday = (day: CalendarDay): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The Monday, or the Sunday, with which the week of a day begins, and the month of a day. */
export const mondayOf = (day: CalendarDay): string => daysLater(day, -((weekday(day) + 6) % 7));
export const sundayOf = (day: CalendarDay): string => daysLater(day, -weekday(day));
export const monthOf = (day: CalendarDay): string => day.slice(0, 7);
