import { zonedParts } from "@/lib/domain/zone";

const two = (value: number): string => String(value).padStart(2, "0");
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** `10:31` on the clocks of `zone`. */
export function formatClock(date: Date, zone: string): string {
  const { hour, minute } = zonedParts(date, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** `Thu 19 Nov` in `zone`. */
export function formatDay(date: Date, zone: string): string {
  const { weekday, day, month } = zonedParts(date, zone);
  return `${WEEKDAYS[weekday]} ${day} ${MONTHS[month - 1]}`;
}

/** `Thu 19`: the day where the month is known from its neighbours. */
export function formatShortDay(date: Date, zone: string): string {
  const { weekday, day } = zonedParts(date, zone);
  return `${WEEKDAYS[weekday]} ${day}`;
}

/** `Nov 2026` in `zone`. */
export function formatMonth(date: Date, zone: string): string {
  const { month, year } = zonedParts(date, zone);
  return `${MONTHS[month - 1]} ${year}`;
}

/** `Thu 19 Nov 10:31` in `zone`. Print the zone once beside it. */
export const formatStamp = (date: Date, zone: string): string => `${formatDay(date, zone)} ${formatClock(date, zone)}`;

const names = new Map<string, Intl.DateTimeFormat>();

/** The short name of the clock that `zone` shows at `date`: `CET`, `GMT-3`. */
export function formatZone(date: Date, zone: string): string {
  const format = names.get(zone) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "short" });
  names.set(zone, format);
  return format.formatToParts(date).find((part) => part.type === "timeZoneName")?.value ?? zone;
}
