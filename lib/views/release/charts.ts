import { formatCount } from "@/lib/charts/format";
import { lineChart } from "@/lib/charts/line/build";
import type { LineBand, LineInput, LineMark, LineServing } from "@/lib/charts/line/input";
import type { LineModel } from "@/lib/charts/line/model";
import { formatUnit, type LineUnit } from "@/lib/charts/line/unit";
import type { MetricEffect, Verdict } from "@/lib/domain/verdict";
import type { SignalPoint } from "../signal-points";
import { effectSentence } from "./effect-sentence";
import type { ChartSpan } from "./span";

const WIDTH = 432;
const HEIGHT = 196;

export type ChartFrame = {
  readonly span: ChartSpan;
  readonly zone: string;
  readonly rolledOutAt: Date;
  readonly marks: readonly LineMark[];
  readonly serving: LineServing;
  /** The verdict whose numbers stand beside the charts; null before the first look. */
  readonly verdict: Verdict | null;
  /** Where signals ended, when they did. */
  readonly staleFrom: Date | null;
};

/** The three charts of a release: failed requests, latency, throughput, on one time axis. */
export function releaseCharts(points: readonly SignalPoint[], frame: ChartFrame): LineModel[] {
  const series = (key: keyof Omit<SignalPoint, "t">, label: string, role: "main" | "p50" | "p99") => ({
    key,
    label,
    role,
    points: points.map((point) => ({ t: point.t, value: point[key] })),
  });
  const base = (title: string, metric: MetricEffect["metric"], unit: LineUnit) => ({
    ...{ title, unit, from: frame.span.from, to: frame.span.to, zone: frame.zone, width: WIDTH, height: HEIGHT },
    ...{ marks: frame.marks, serving: frame.serving, staleFrom: frame.staleFrom, headline: headline(frame.verdict, metric) },
    caption: effectSentence(frame.verdict?.effects.find((effect) => effect.metric === metric) ?? null),
  });
  const charts: LineInput[] = [
    {
      ...base("Failed requests", "errors", "share"),
      scale: "linear",
      series: [series("failed", "failed", "main")],
      band: bandOf(points, frame.rolledOutAt, "failed"),
      excess: excessOf(frame.verdict),
    },
    {
      ...base("Latency", "p95", "ms"),
      scale: "log",
      series: [series("p50", "p50", "p50"), series("p95", "p95", "main"), series("p99", "p99", "p99")],
      band: bandOf(points, frame.rolledOutAt, "p95"),
      excess: null,
    },
    {
      ...base("Throughput", "throughput", "per-minute"),
      scale: "linear",
      series: [series("perMinute", "requests", "main")],
      band: bandOf(points, frame.rolledOutAt, "perMinute"),
      excess: null,
    },
  ];
  return charts.map(lineChart);
}

/** The middle 80 % of the steps before the roll-out, drawn level through the whole chart. */
function bandOf(points: readonly SignalPoint[], rolledOutAt: Date, key: keyof Omit<SignalPoint, "t">): LineBand | null {
  const before = points.flatMap((point) => (point.t < rolledOutAt && point[key] !== null ? [point[key]] : [])).sort((a, b) => a - b);
  if (before.length < 5) return null;
  const at = (share: number): number => before[Math.round(share * (before.length - 1))] ?? 0;
  const [low, high] = [at(0.1), at(0.9)];
  return { label: "before", points: points.map((point) => ({ t: point.t, low, high })) };
}

function headline(verdict: Verdict | null, metric: MetricEffect["metric"]): LineInput["headline"] {
  const effect = verdict?.effects.find((one) => one.metric === metric);
  if (effect?.after === undefined || effect.after === null) return null;
  const before = effect.before === null ? "nothing before" : `was ${formatUnit(effect.before, effect.unit)}`;
  return { value: formatUnit(effect.after, effect.unit), note: before };
}

/** Failures beyond what the share before would have given; named only when failures are what regressed. */
function excessOf(verdict: Verdict | null): LineInput["excess"] {
  const extra = verdict === null ? 0 : extraFailures(verdict);
  return verdict?.state === "regressed" && extra >= 1 ? { text: `${formatCount(Math.round(extra))} extra`, side: "above" } : null;
}

/** Failed requests after the roll-out beyond the number that the baseline's share would have given; may be negative. */
export function extraFailures({ requests, failed }: Verdict): number {
  const share = requests.before === 0 ? 0 : failed.before / requests.before;
  return failed.after - share * requests.after;
}
