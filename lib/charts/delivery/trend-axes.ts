import { formatDay, formatMonth, formatShortDay } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import { linearScale, logScale, type Scale } from "@/lib/charts/scale";
import type { TrendInput } from "./trend-input";
import type { TrendTick } from "./trend-model";
import { logDurationTicks, type UnitTick, unitTicks } from "./trend-unit";

/** Units across; what the page stretches to its width. */
export const ACROSS = 1000;
export const PLOT_HEIGHT = 148;
const [TOP, HEADROOM] = [10, 1.08];
/** Labels that fit side by side on a wide, a middling and a narrow chart. */
const [WIDE, MIDDLE, NARROW] = [12, 6, 3];
const DAY_MS = 86_400_000;
/** Beyond this share of the width a label ends at its tick instead of beginning there. */
const NEAR_END = 0.88;

export type TrendAxes = { readonly x: Scale; readonly y: Scale; readonly ticks: readonly UnitTick[] };

const most = (values: readonly (number | null)[]): number => values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0);

/** Linear axes begin at zero; single durations stand on a logarithmic one. */
export function trendAxes(input: TrendInput): TrendAxes {
  const x = linearScale([input.from.getTime(), input.to.getTime()], [0, ACROSS]);
  const range = [PLOT_HEIGHT, TOP] as const;
  const levels = [input.previous, input.goal, input.median];
  if (input.kind === "dots") {
    const known = [...input.dots.map(({ seconds }) => seconds), ...levels].filter((value): value is number => value !== null && value > 0);
    const [least, largest] = known.length === 0 ? [60, 86_400] : [Math.min(...known) * 0.6, Math.max(...known) * 1.7];
    return { x, y: logScale([least, largest], range), ticks: logDurationTicks(least, largest) };
  }
  const top = most([...input.buckets.flatMap(({ value, high }) => [value, high]), ...levels]);
  const max = (top > 0 ? top : 1) * HEADROOM;
  return { x, y: linearScale([0, max], range), ticks: unitTicks(max, input.unit) };
}

type Candidate = { readonly at: Date; readonly text: string };

function candidates({ bucket, buckets, from, to, zone }: TrendInput): Candidate[] {
  if (bucket === "month") return buckets.map(({ from: at }) => ({ at, text: formatMonth(at, zone) }));
  if (bucket === "week")
    return buckets.filter(({ partial }, i) => i > 0 || !partial).map(({ from: at }) => ({ at, text: formatDay(at, zone) }));
  if (to.getTime() - from.getTime() <= 11 * DAY_MS) return buckets.map(({ from: at }) => ({ at, text: formatShortDay(at, zone) }));
  return buckets.map(({ from: at }) => ({ at, text: formatDay(at, zone) })).filter(({ text }) => text.startsWith("Mon"));
}

/** Names of days, weeks or months under the plot, each with the width from which it fits. */
export function timeLabels(input: TrendInput, x: Scale): TrendTick[] {
  const all = candidates(input);
  const wide = Math.max(1, Math.ceil(all.length / WIDE));
  const middle = wide * Math.max(1, Math.ceil(all.length / wide / MIDDLE));
  const narrow = middle * Math.max(1, Math.ceil(all.length / middle / NARROW));
  return all.flatMap(({ at, text }, i): TrendTick[] => {
    if (i % wide !== 0) return [];
    const share = x(at.getTime()) / ACROSS;
    return [{ percent: round1(share * 100), text, rank: i % narrow === 0 ? 0 : i % middle === 0 ? 1 : 2, end: share > NEAR_END }];
  });
}
