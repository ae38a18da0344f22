import { formatCount, formatMs, formatNumber, formatPerMinute, formatShare, NO_VALUE } from "@/lib/charts/format";

/** What a chart's numbers are: shares 0..1, ms, requests a minute, or a plain count. */
export type LineUnit = "share" | "ms" | "per-minute" | "count";

/** A value in its unit, as a table or a tip writes it. */
export function formatUnit(value: number | null, unit: LineUnit): string {
  if (value === null) return NO_VALUE;
  if (unit === "share") return formatShare(value);
  if (unit === "ms") return formatMs(value);
  return unit === "per-minute" ? formatPerMinute(value) : formatCount(value);
}

/** Tick texts of one axis: the unit where it is short, else only on the uppermost. */
export function tickTexts(ticks: readonly number[], unit: LineUnit): string[] {
  return ticks.map((tick, i) => {
    if (tick === 0) return "0";
    if (unit === "share") return `${formatNumber(tick * 100, 3)}\u202f%`;
    if (unit !== "ms") return formatNumber(tick, 2);
    if (tick >= 1000) return `${formatNumber(tick / 1000, 2)}\u202fs`;
    return i === ticks.length - 1 ? `${formatNumber(tick, 2)}\u202fms` : formatNumber(tick, 2);
  });
}
