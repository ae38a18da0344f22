import { instantOf, zonedParts } from "./zone";

export const BUCKETS = ["day", "week", "month"] as const;
export type BucketSize = (typeof BUCKETS)[number];

/** A calendar day as `YYYY-MM-DD` in some zone. */
export type CalendarDay = string;

/** A stretch of calendar days of a zone, end exclusive. `cut`: the calendar's own stretch is longer. */
export type CalendarSpan = { readonly from: Date; readonly to: Date; readonly cut: boolean };

/** The calendar day that the clocks of a zone show at an instant. */
export function dayOf(at: Date, zone: string): CalendarDay {
  const { year, month, day } = zonedParts(at, zone);
  return named(Date.UTC(year, month - 1, day));
}

/** When a calendar day begins in a zone. */
export function startOfDay(day: CalendarDay, zone: string): Date {
  const key = `${day} ${zone}`;
  const known = starts.get(key);
  if (known !== undefined) return new Date(known);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const start = instantOf(zone, year, month, date);
  if (starts.size >= MOST_STARTS) starts.clear();
  starts.set(key, start.getTime());
  return start;
}

/** Beginnings of days that were asked for lately: to work one out takes several readings of a clock, and a year has many. */
const starts = new Map<string, number>();
const MOST_STARTS = 5_000;

/** The calendar day so many days later; negative goes back. */
export const daysLater = (day: CalendarDay, days: number): CalendarDay => named(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** The stretches of a size that overlap [from, to), oldest first, cut at its edges. Weeks start on Monday. */
export function spansOf({ from, to }: { readonly from: Date; readonly to: Date }, size: BucketSize, zone: string): CalendarSpan[] {
  const spans: CalendarSpan[] = [];
  for (let first = firstOf(dayOf(from, zone), size); ; first = nextOf(first, size)) {
    const [start, end] = [startOfDay(first, zone), startOfDay(nextOf(first, size), zone)];
    if (start >= to) return spans;
    if (end > from) spans.push({ from: start < from ? from : start, to: end > to ? to : end, cut: start < from || end > to });
  }
}

const DAY_MS = 86_400_000;
const named = (utcMs: number): CalendarDay => new Date(utcMs).toISOString().slice(0, 10);

function firstOf(day: CalendarDay, size: BucketSize): CalendarDay {
  if (size === "month") return `${day.slice(0, 8)}01`;
  if (size === "day") return day;
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return daysLater(day, -sinceMonday);
}

function nextOf(first: CalendarDay, size: BucketSize): CalendarDay {
  if (size === "day") return daysLater(first, 1);
  if (size === "week") return daysLater(first, 7);
  const [year = 0, month = 1] = first.split("-").map(Number);
  return named(Date.UTC(year, month, 1));
}
