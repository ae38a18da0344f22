import { formatClock, formatDay, formatMonth, formatShortDay } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import { instantOf, type ZonedDay, zonedDays, zonedParts } from "@/lib/domain/zone";
import type { WakeFrame } from "./frame";
import type { WakeTimelineInput } from "./input";
import { AXIS_CHAR } from "./layout";
import type { Box, WakeTick } from "./model";

/** Clear space after a label; a phone leaves more, so that fewer stand closer. */
const LABEL_GAP = { wide: 8, phone: 20 } as const;
const DAY_MS = 86_400_000;

type Candidate = { readonly at: Date; readonly strong: boolean; readonly text: string | null };

/** Local hours of a day, every `step`; hours that a clock change skips are left out. */
function hoursOf(day: ZonedDay, step: number, zone: string): Candidate[] {
  const { year, month, day: date } = zonedParts(day.from, zone);
  return Array.from({ length: 24 / step }, (_, i) => instantOf(zone, year, month, date, i * step)).map((at, i) => ({
    at,
    strong: true,
    text: i === 0 ? formatDay(at, zone) : formatClock(at, zone),
  }));
}

/** Hours below 3 days, days below 11, weeks below 19 weeks, then months. */
function candidates(input: WakeTimelineInput, days: readonly ZonedDay[], phone: boolean): Candidate[] {
  const { zone } = input;
  const span = input.to.getTime() - input.from.getTime();
  if (span <= 3 * DAY_MS) return days.flatMap((day) => hoursOf(day, span <= 1.5 * DAY_MS ? 3 : 6, zone));
  if (span <= 11 * DAY_MS)
    return days.map(({ from }) => ({ at: from, strong: true, text: phone ? formatShortDay(from, zone) : formatDay(from, zone) }));
  if (span <= 133 * DAY_MS)
    return days.map(({ from, weekday }) => ({ at: from, strong: weekday === 1, text: weekday === 1 ? formatDay(from, zone) : null }));
  return days.filter(({ day }) => day === 1).map(({ from }) => ({ at: from, strong: true, text: formatMonth(from, zone) }));
}

/** Ticks at local midnights (or hours), with as many labels as stand clear of each other and of `reserved`. */
export function wakeTicks(input: WakeTimelineInput, frame: WakeFrame, reserved: number): WakeTick[] {
  const { plot, x, layout } = frame;
  const phone = layout.name === "phone";
  const right = plot.x + plot.width;
  let freeFrom = plot.x - 1;
  return candidates(input, zonedDays(input.from, input.to, input.zone), phone)
    .map((candidate) => ({ ...candidate, x: round1(x(candidate.at.getTime())) }))
    .filter((candidate) => candidate.x >= plot.x && candidate.x <= right)
    .map(({ x: position, strong, text }) => {
      const width = (text?.length ?? 0) * AXIS_CHAR * layout.grow;
      const end = position + LABEL_GAP[layout.name] + width;
      const fits = text !== null && position >= freeFrom && end <= right - (phone ? reserved : 0);
      if (fits) freeFrom = end;
      const label = fits ? { x: position + (phone ? 4 : 5), y: layout.top - (phone ? 10 : 12), text, anchor: "start" as const } : null;
      return { x: position, y1: layout.top - (strong ? 10 : 7), y2: strong ? plot.y + plot.height : layout.top - 4, strong, label };
    });
}

/** Saturdays and Sundays of the zone, as bands. */
export function weekendBands(input: WakeTimelineInput, { plot, x }: WakeFrame): Box[] {
  const weekend = zonedDays(input.from, input.to, input.zone).filter(({ weekday }) => weekday === 0 || weekday === 6);
  return weekend.flatMap(({ from, to }): Box[] => {
    const left = Math.max(plot.x, x(from.getTime()));
    const right = Math.min(plot.x + plot.width, x(to.getTime()));
    return right > left ? [{ x: round1(left), y: plot.y, width: round1(right - left), height: plot.height }] : [];
  });
}

/** What must be said of the calendar: its zone, and days of 23 or 25 hours. */
export function zoneNote(input: WakeTimelineInput): string {
  const odd = zonedDays(input.from, input.to, input.zone).filter(({ hours }) => hours !== 24);
  const said = odd.slice(0, 2).map(({ from, hours }) => `${formatDay(from, input.zone)} has ${hours} hours`);
  return [`Days in ${input.zone}`, ...said].join("; ");
}
