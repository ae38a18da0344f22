import { formatDay, formatMonth } from "@/lib/charts/format-time";
import { round1 } from "@/lib/charts/round";
import { zonedDays } from "@/lib/domain/zone";
import { ACROSS, PLOT_HEIGHT, type TrendAxes, timeLabels, trendAxes } from "./trend-axes";
import type { TrendBucket, TrendInput } from "./trend-input";
import type { TrendLevel, TrendModel } from "./trend-model";
import { barsOf, dotsOf, lineOf } from "./trend-shapes";
import { formatTrend } from "./trend-unit";

const STRIP = 22;
const BUCKET_WORD = { day: "Day", week: "Week", month: "Month" } as const;
const MINUTE_MS = 60_000;

/** How people call a bucket: `Thu 19 Nov`, `Mon 16 Nov to Sun 22 Nov`, `Nov 2026`. */
function bucketName({ from, to, partial }: TrendBucket, { bucket, zone }: TrendInput): string {
  const last = new Date(to.getTime() - MINUTE_MS);
  const name = {
    day: () => formatDay(from, zone),
    week: () => `${formatDay(from, zone)} to ${formatDay(last, zone)}`,
    month: () => formatMonth(from, zone),
  };
  return partial ? `${name[bucket]()}, in part` : name[bucket]();
}

const LEVELS = ["previous", "median", "goal"] as const;
const LEVEL_WORD = { previous: "period before", median: "median", goal: "goal" } as const;

/** Levels that can be drawn: nothing at or below zero stands on a logarithmic axis. */
const levelsIn = (input: TrendInput): { look: (typeof LEVELS)[number]; value: number }[] =>
  LEVELS.flatMap((look) => {
    const value = input[look];
    return value === null || (input.kind === "dots" && value <= 0) ? [] : [{ look, value }];
  });

const levelsOf = (input: TrendInput, { y }: TrendAxes): TrendLevel[] =>
  levelsIn(input).map(({ look, value }) => ({ look, y: round1(y(value)) }));

function keyOf(input: TrendInput): TrendModel["key"] {
  const banded = input.kind === "line" && input.buckets.some(({ low }) => low !== null);
  const all: (TrendModel["key"][number] | false)[] = [
    ...levelsIn(input).map(({ look, value }) => ({ look, text: `${LEVEL_WORD[look]} ${formatTrend(value, input.unit)}` })),
    banded && { look: "band", text: input.unit === "share" ? "likely range" : "middle half" },
    input.buckets.some(({ part }) => part !== null) && { look: "part", text: "rework" },
    input.dots.some(({ open }) => open) && { look: "open", text: "not over yet" },
    input.failures.length > 0 && { look: "failure", text: "failed deployment" },
    input.incidents.length > 0 && { look: "incident", text: "incident" },
  ];
  return all.filter((one) => one !== false);
}

/** What falls on one place is drawn once. */
const each = <Drawn>(all: readonly Drawn[]): Drawn[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];

/** The zone of the buckets, and days of 23 or 25 hours among them. */
function zoneNote({ from, to, zone, bucket }: TrendInput): string {
  const odd = zonedDays(from, to, zone).filter(({ hours }) => hours !== 24);
  const word = { day: "Days", week: "Weeks from Monday", month: "Months" }[bucket];
  return [`${word} in ${zone}`, ...odd.slice(0, 2).map((day) => `${formatDay(day.from, zone)} has ${day.hours} hours`)].join("; ");
}

/**
 * A delivery metric over days, weeks or months: counts as bars, rates and durations as a line in its band, single recoveries as dots on
 * a logarithmic axis; the period before as a dashed level, failed deployments and incidents as marks below. Pure; throws RangeError
 * only for an unknown zone.
 */
export function trendChart(input: TrendInput): TrendModel {
  const axes = trendAxes(input);
  const across = (at: Date): number => round1(Math.min(ACROSS, Math.max(0, axes.x(at.getTime()))));
  const inside = (at: Date): boolean => at >= input.from && at <= input.to;
  const marked = input.failures.length + input.incidents.length > 0;
  return {
    title: input.title,
    caption: input.caption,
    zoneNote: zoneNote(input),
    plotHeight: PLOT_HEIGHT,
    height: PLOT_HEIGHT + (marked ? STRIP : 1),
    yTicks: axes.ticks.map(({ value, text }) => ({ y: round1(axes.y(value)), text, isBase: input.kind !== "dots" && value === 0 })),
    xTicks: timeLabels(input, axes.x),
    bars: barsOf(input, axes),
    ...lineOf(input, axes),
    dots: each(dotsOf(input, axes)),
    levels: levelsOf(input, axes),
    failures: each(input.failures.filter(inside).map(across)),
    incidents: each(
      input.incidents
        .filter(({ from, to }) => from <= input.to && (to ?? input.to) >= input.from)
        .map(({ from, to }) => ({ x1: across(from), x2: across(to ?? input.to) })),
    ),
    key: keyOf(input),
    table: {
      caption: `${input.title}. ${input.caption}`,
      columns: [{ label: BUCKET_WORD[input.bucket], numeric: false }, ...input.columns.map((label) => ({ label, numeric: true }))],
      rows: input.buckets.map((bucket) => ({
        key: bucket.from.toISOString(),
        cells: [bucketName(bucket, input), ...bucket.cells].map((text) => ({ text })),
      })),
    },
  };
}
