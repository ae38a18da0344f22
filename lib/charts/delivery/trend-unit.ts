import { formatCount, formatDuration, formatNumber, formatShare, NO_VALUE } from "@/lib/charts/format";
import { linearTicks } from "@/lib/charts/ticks";
import type { TrendUnit } from "./trend-input";

const THIN = "\u202f";
const UNITS = [
  { seconds: 86_400, name: "d" },
  { seconds: 3_600, name: "h" },
  { seconds: 60, name: "min" },
  { seconds: 1, name: "s" },
] as const;

export type UnitTick = { readonly value: number; readonly text: string };

/** A value as sentences, labels and tables write it. */
export function formatTrend(value: number | null, unit: TrendUnit): string {
  if (value === null) return NO_VALUE;
  if (unit === "seconds") return formatDuration(value * 1000);
  return unit === "share" ? formatShare(value) : Number.isInteger(value) ? formatCount(value) : formatNumber(value, 1);
}

/** Round ticks from zero to a maximum; durations in the largest unit that two of them fill. */
export function unitTicks(max: number, unit: TrendUnit): UnitTick[] {
  if (unit === "share")
    return linearTicks(max).map((value) => ({ value, text: value === 0 ? "0" : `${formatNumber(value * 100, 2)}${THIN}%` }));
  if (unit === "count")
    return linearTicks(max)
      .map((value) => ({ value, text: formatNumber(value, 1) }))
      .filter(({ value }) => Number.isInteger(value));
  const { seconds, name } = UNITS.find((candidate) => max >= 2 * candidate.seconds) ?? UNITS[3];
  return linearTicks(max / seconds).map((value) => ({
    value: value * seconds,
    text: value === 0 ? "0" : `${formatNumber(value, 1)}${THIN}${name}`,
  }));
}

/** Durations that people name, in seconds. */
const NAMED = [1, 5, 15, 60, 300, 900, 3_600, 4 * 3_600, 86_400, 3 * 86_400, 7 * 86_400, 30 * 86_400, 90 * 86_400, 365 * 86_400] as const;
const MOST = 5;

/** Ticks of a logarithmic axis of durations inside [least, most] seconds: at most five. */
export function logDurationTicks(least: number, most: number): UnitTick[] {
  const inside = NAMED.filter((seconds) => seconds >= least && seconds <= most);
  const step = Math.ceil(inside.length / MOST);
  return inside.filter((_, i) => i % step === 0).map((value) => ({ value, text: formatDuration(value * 1000) }));
}
