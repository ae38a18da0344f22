import { instantOf, type ZonedDay, zonedDays, zonedParts } from "@/lib/domain/zone";
import { formatClock, formatDay, formatShortDay } from "./format-time";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR] as const;

export type TimeTick = { readonly at: Date; readonly text: string };

/** Steps within one local day; hours are those on the clock, so a day of 23 or 25 hours keeps its round labels. */
function within(day: ZonedDay, step: number, zone: string): Date[] {
  if (step < HOUR) {
    const count = Math.ceil((day.to.getTime() - day.from.getTime()) / step);
    return Array.from({ length: count }, (_, i) => new Date(day.from.getTime() + i * step));
  }
  const { year, month, day: date } = zonedParts(day.from, zone);
  return Array.from({ length: DAY / step }, (_, i) => instantOf(zone, year, month, date, (i * step) / HOUR));
}

/** Round clock times or days inside [from, to], at most `most` of them, named as the zone's clocks show them. */
export function timeTicks(from: Date, to: Date, zone: string, most: number): TimeTick[] {
  const span = to.getTime() - from.getTime();
  if (!(span > 0)) return [];
  const days = zonedDays(from, to, zone);
  const inside = ({ at }: TimeTick): boolean => at >= from && at <= to;
  const step = STEPS.find((candidate) => span / candidate <= most);
  if (step !== undefined)
    return days
      .flatMap((day) => within(day, step, zone).map((at, i) => ({ at, text: i === 0 ? formatShortDay(at, zone) : formatClock(at, zone) })))
      .filter(inside);
  const every = Math.ceil(days.length / most);
  const name = span > 14 * DAY ? formatDay : formatShortDay;
  return days
    .filter((_, i) => i % every === 0)
    .map(({ from: at }) => ({ at, text: name(at, zone) }))
    .filter(inside);
}
