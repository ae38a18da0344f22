import { formatClock } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import type { Scale } from "@/lib/charts/scale";
import type { Label } from "@/lib/charts/wake-timeline/model";
import type { LogEntry } from "./log";
import type { StampModel } from "./model";

/** About how wide a character of a label is, in px. */
const CHAR = 5.9;
const ABOVE = -9;
const BELOW = 17;
const GAP = 8;
const LONGEST = 46;

type Plot = { readonly left: number; readonly right: number };
type Taken = { readonly above: Span[]; readonly below: Span[] };
type Span = { readonly from: number; readonly to: number };

/** The stamps of one lane, and labels where they have room: those that matter most are placed first. */
export function stampsOf(entries: readonly LogEntry[], y: number, x: Scale, plot: Plot, zone: string): StampModel[] {
  const taken: Taken = { above: [], below: [] };
  const labels = new Map<string, Label | null>();
  for (const entry of entries.toSorted((a, b) => weight(b) - weight(a))) labels.set(entry.key, labelOf(entry, y, x, plot, zone, taken));
  return entries.map((entry) => ({
    ...{ key: entry.key, x: round1(x(entry.at.getTime())), y, mark: entry.mark, tone: entry.tone, strong: entry.strong },
    bar: barOf(entry, y, x, plot),
    label: labels.get(entry.key) ?? null,
  }));
}

const weight = ({ strong, tone }: LogEntry): number => (strong ? 2 : 0) + (tone === "none" ? 0 : 1);

function barOf({ at, until }: LogEntry, y: number, x: Scale, { left, right }: Plot): StampModel["bar"] {
  if (until === null) return null;
  const [from, to] = [Math.max(left, x(at.getTime())), Math.min(right, x(until.getTime()))];
  return to - from < 1 ? null : { x: round1(from), y: y - 3, width: round1(to - from), height: 6 };
}

const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);

function labelOf(entry: LogEntry, y: number, x: Scale, plot: Plot, zone: string, taken: Taken): Label | null {
  const text = shorten(`${formatClock(entry.at, zone)} ${entry.text}`);
  const width = text.length * CHAR;
  const at = x(entry.at.getTime());
  for (const side of ["above", "below"] as const)
    for (const anchor of ["start", "end"] as const) {
      const from = anchor === "start" ? at + GAP : at - GAP - width;
      const span = { from, to: from + width };
      const free = taken[side].every((other) => span.to < other.from || span.from > other.to);
      if (!free || span.from < plot.left || span.to > plot.right) continue;
      taken[side].push({ from: span.from - GAP, to: span.to + GAP });
      return { x: round1(anchor === "start" ? at + GAP : at - GAP), y: y + (side === "above" ? ABOVE : BELOW), text, anchor };
    }
  return null;
}
