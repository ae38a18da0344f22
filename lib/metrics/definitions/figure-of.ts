import { spansOf } from "@/lib/domain/calendar";
import { METRIC_IDS, type MetricId } from "../delivery/figure";
import type {
  Definition,
  DefinitionBucket,
  DefinitionFigure,
  DefinitionInput,
  DefinitionReading,
  DefinitionRow,
  Period,
  Rule,
} from "./definition";

/** The five metrics of a period as a tool has them, with the period before where it is given. */
export function figuresUnder(
  { rules }: Definition,
  now: DefinitionInput,
  before: DefinitionInput | null,
): Readonly<Record<MetricId, DefinitionFigure>> {
  const entries = METRIC_IDS.map((metric) => [metric, figureUnder(metric, rules[metric], now, before)] as const);
  return Object.fromEntries(entries) as Record<MetricId, DefinitionFigure>;
}

function figureUnder(metric: MetricId, rule: Rule | null, now: DefinitionInput, before: DefinitionInput | null): DefinitionFigure {
  if (rule === null) return notDefined(metric);
  const rows = counted(rule.rows(now));
  const also = now.connected ? (rule.also?.(rows, now) ?? []) : [];
  const reading = readingOf(rule, rows, now);
  return {
    metric,
    unit: rule.unit,
    bucketUnit: rule.bucketUnit ?? rule.unit,
    ...reading,
    band: reading.value === null ? null : (rule.bands?.(rows, now, also) ?? null),
    word: reading.value === null ? null : (rule.word?.(rows, now) ?? null),
    previous:
      before === null
        ? null
        : { ...readingOf(rule, counted(rule.rows(before)), before), from: new Date(before.from), to: new Date(before.to) },
    comparison: null,
    buckets: bucketsOf(rows, now, rule.bucketValue ?? rule.value, rule.none),
    also,
  };
}

/** The readings of the buckets of a period, each from the rows that it dates. */
export function bucketsOf(
  rows: readonly DefinitionRow[],
  { from, to, zone, bucket, now, connected }: DefinitionInput,
  value: Rule["value"],
  none: Rule["none"],
): DefinitionBucket[] {
  const sorted = rows.toSorted((a, b) => a.at - b.at);
  let at = sorted.findIndex((row) => row.at >= from);
  if (at < 0) at = sorted.length;
  return spansOf({ from: new Date(from), to: new Date(to) }, bucket, zone).map((span) => {
    const first = at;
    while (at < sorted.length && (sorted[at]?.at ?? 0) < span.to.getTime()) at++;
    const inside = sorted.slice(first, at);
    const period: Period = { from: span.from.getTime(), to: span.to.getTime(), zone };
    const found = connected ? value(inside, period) : null;
    const reading = {
      value: found,
      n: inside.length,
      interval: null,
      reason: found !== null ? null : connected ? none : ("not-connected" as const),
    };
    return { from: span.from, to: span.to, partial: span.cut || span.to.getTime() > now, ...reading, p25: null, p75: null };
  });
}

const counted = (rows: readonly DefinitionRow[]): DefinitionRow[] => rows.filter((row) => row.reason === null);

function readingOf(rule: Rule, rows: readonly DefinitionRow[], input: DefinitionInput): DefinitionReading {
  const value = input.connected ? rule.value(rows, input) : null;
  const reason = value !== null ? null : input.connected ? rule.none : "not-connected";
  return { value, n: rows.length, interval: null, reason };
}

const notDefined = (metric: MetricId): DefinitionFigure => ({
  metric,
  unit: "share",
  bucketUnit: "share",
  value: null,
  n: 0,
  interval: null,
  reason: "not-defined",
  band: null,
  word: null,
  previous: null,
  comparison: null,
  buckets: [],
  also: [],
});
