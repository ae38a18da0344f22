import { lineChart } from "@/lib/charts/line/build";
import type { LineInput, LineMark } from "@/lib/charts/line/input";
import type { LineModel } from "@/lib/charts/line/model";
import type { SignalPoint } from "../signal-points";

const WIDTH = 432;
const HEIGHT = 196;

type Frame = {
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
  readonly marks: readonly LineMark[];
  readonly staleFrom: Date | null;
};

/** The three charts of a service over a period: failed requests, latency, throughput, with its releases as marks. */
export function serviceCharts(points: readonly SignalPoint[], frame: Frame): LineModel[] {
  const series = (key: keyof Omit<SignalPoint, "t">, label: string, role: "main" | "p50" | "p99") => ({
    key,
    label,
    role,
    points: points.map((point) => ({ t: point.t, value: point[key] })),
  });
  const base = { ...frame, width: WIDTH, height: HEIGHT, serving: null, band: null, excess: null, headline: null };
  const charts: LineInput[] = [
    {
      ...base,
      title: "Failed requests",
      unit: "share",
      scale: "linear",
      series: [series("failed", "failed", "main")],
      caption: "Failed share of the requests it answered, all versions together.",
    },
    {
      ...base,
      title: "Latency",
      unit: "ms",
      scale: "log",
      series: [series("p50", "p50", "p50"), series("p95", "p95", "main"), series("p99", "p99", "p99")],
      caption: "Log scale. Each quantile is within 4.4 % of the exact one.",
    },
    {
      ...base,
      title: "Throughput",
      unit: "per-minute",
      scale: "linear",
      series: [series("perMinute", "requests", "main")],
      caption: "Requests a minute that it answered.",
    },
  ];
  return charts.map(lineChart);
}
