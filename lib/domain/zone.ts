/** A wall clock reading. `weekday` 0 is Sunday, `month` 1 is January. */
export type ZonedParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
};

const HOUR_MS = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, format);
  return format;
}

const QUARTER_MS = HOUR_MS / 4;
/** From here on clocks of every zone run whole seconds ahead of UTC that change at quarters of an hour only. */
const REGULAR_SINCE = Date.UTC(1973, 0);
const [MOST_ZONES, MOST_OFFSETS] = [8, 5_000] as const;
/** How far clocks ran ahead in quarters of an hour that were asked for lately, by zone: a page asks for some hundred days many times. */
const offsets = new Map<string, Map<number, number>>();

/** What the clocks of an IANA `zone` show at `date`. Throws RangeError for an unknown zone or an invalid date. */
export function zonedParts(date: Date, zone: string): ZonedParts {
  const at = date.getTime();
  if (!(at >= REGULAR_SINCE)) return readClock(date, zone);
  const wall = new Date(at + offsetMs(at, zone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    weekday: wall.getUTCDay(),
  };
}

/** How far the clocks of `zone` run ahead of UTC at an instant, in ms. */
function offsetMs(instantMs: number, zone: string): number {
  if (!(instantMs >= REGULAR_SINCE)) return aheadOfUtc(readClock(new Date(instantMs), zone), instantMs);
  const quarter = Math.floor(instantMs / QUARTER_MS) * QUARTER_MS;
  return offsets.get(zone)?.get(quarter) ?? keepOffset(zone, quarter, aheadOfUtc(readClock(new Date(quarter), zone), quarter));
}

function keepOffset(zone: string, quarter: number, ahead: number): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  if (known.size >= MOST_OFFSETS) known.clear();
  if (known.size === 0 && offsets.size >= MOST_ZONES) offsets.clear();
  offsets.set(zone, known.set(quarter, ahead));
  return ahead;
}

function aheadOfUtc({ year, month, day, hour, minute, second }: ZonedParts, instantMs: number): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000;
}

function readClock(date: Date, zone: string): ZonedParts {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(date)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const [year, month, day] = [read("year"), read("month"), read("day")];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, hour: read("hour"), minute: read("minute"), second: read("second"), weekday };
}

/**
 * The instant at which the clocks of `zone` show a wall time; `day` and `hour` may overflow. A time that a clock change
 * skips is moved on by the gap, of a time that comes twice the first is meant.
 */
export function instantOf(zone: string, year: number, month: number, day: number, hour = 0): Date {
  const wall = Date.UTC(year, month - 1, day, hour);
  const before = wall - offsetMs(wall - 12 * HOUR_MS, zone);
  const after = wall - offsetMs(wall + 12 * HOUR_MS, zone);
  const first = Math.min(before, after);
  return new Date(first + offsetMs(first, zone) === wall ? first : Math.max(before, after));
}

/** One calendar day of a zone, end exclusive: 23 to 25 hours long. */
export type ZonedDay = { readonly from: Date; readonly to: Date; readonly hours: number; readonly weekday: number; readonly day: number };

/** The calendar days of `zone` that overlap [from, to), oldest first; at most `limit`, so that a far date cannot exhaust memory. */
export function zonedDays(from: Date, to: Date, zone: string, limit = 800): ZonedDay[] {
  const days: ZonedDay[] = [];
  const { year, month, day } = zonedParts(from, zone);
  for (let i = 0, start = instantOf(zone, year, month, day); start < to && i < limit; i++) {
    const end = instantOf(zone, year, month, day + i + 1);
    const parts = zonedParts(start, zone);
    const hours = Math.round((end.getTime() - start.getTime()) / HOUR_MS);
    days.push({ from: start, to: end, hours, weekday: parts.weekday, day: parts.day });
    start = end;
  }
  return days;
}
