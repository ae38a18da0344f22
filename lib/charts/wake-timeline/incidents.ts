import { formatDuration } from "@/lib/charts/format";
import { round1 } from "@/lib/charts/round";
import type { WakeFrame } from "./frame";
import type { WakeIncident } from "./input";
import { AXIS_CHAR } from "./layout";
import type { Label, WakeIncidentBar, WakeMark } from "./model";

const BAR = 5;
const BELOW = 4;
const LEAST = 6;
const MARK_EDGE = 5;
const GAP = 5;
const LONGEST_TITLE = 26;

const shorten = (text: string): string => (text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : text);

/** What an incident is called: by its id, and by its title where the id is for machines only, or no release stands beside it. */
function textOf({ id, title, external, from, to }: WakeIncident): string {
  const isName = id.length <= LONGEST_TITLE;
  const names = [...(isName ? [id] : []), ...(external || !isName ? [shorten(title)] : [])];
  const length = to === null ? "open" : formatDuration(to.getTime() - from.getTime());
  return [...names, ...(external ? [] : [length])].join(" · ");
}

type Span = { readonly from: number; readonly to: number };
const free = (taken: readonly Span[], span: Span): boolean => taken.every((other) => span.to < other.from || span.from > other.to);

/** The label right of the bar and its elbow, or left of them where the right has no room; none where neither has. */
function labelOf(text: string, width: number, drawn: Span, y: number, plot: Span, taken: Span[]): Label | null {
  const right: Span = { from: drawn.to + GAP, to: drawn.to + GAP + width };
  const left: Span = { from: drawn.from - GAP - width, to: drawn.from - GAP };
  const place = [right, left].find((span) => span.from >= plot.from && span.to <= plot.to && free(taken, span));
  if (place === undefined) return null;
  taken.push(place);
  const onRight = place === right;
  return { x: round1(onRight ? place.from : place.to), y: round1(y + 6), text, anchor: onRight ? "start" : "end" };
}

const markOf = (incident: WakeIncident, marks: readonly WakeMark[]): WakeMark | undefined =>
  incident.external ? undefined : marks.find(({ releases }) => releases.includes(incident.releaseId ?? ""));

/** The incidents of one row whose centre line is `y`, with elbows to the marks of the releases that caused them. */
export function rowIncidents(
  incidents: readonly WakeIncident[],
  marks: readonly WakeMark[],
  y: number,
  frame: WakeFrame,
): WakeIncidentBar[] {
  const { x, nowX, plot, layout } = frame;
  const top = y + layout.half + BELOW;
  const bounds: Span = { from: plot.x, to: nowX };
  const shown = incidents
    .map((incident) => ({ incident, from: x(incident.from.getTime()), to: incident.to === null ? nowX : x(incident.to.getTime()) }))
    .filter(({ from, to }) => to >= plot.x && from <= nowX)
    .map((span) => ({ ...span, from: Math.max(span.from, plot.x) }))
    .map((span) => ({ ...span, to: Math.max(Math.min(span.to, nowX), span.from + LEAST) }))
    .toSorted((a, b) => a.from - b.from)
    .map((span) => ({ ...span, mark: markOf(span.incident, marks) }))
    .map((span) => ({ ...span, drawn: { from: Math.min(span.from, span.mark?.x ?? span.from), to: span.to } }));
  const taken: Span[] = shown.map(({ drawn }) => drawn);
  return shown.map(({ incident, from, to, mark, drawn }) => {
    const middle = round1(top + BAR / 2);
    return {
      id: incident.id,
      bar: { x: round1(from), y: round1(top), width: round1(to - from), height: BAR },
      external: incident.external,
      label: labelOf(textOf(incident), textOf(incident).length * AXIS_CHAR * layout.grow, drawn, top, bounds, taken),
      link:
        mark === undefined ? null : { d: `M${mark.x} ${round1(y + MARK_EDGE)}V${middle}H${round1(from)}`, confirmed: incident.confirmed },
    };
  });
}
