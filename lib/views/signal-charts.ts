import { lineChart } from "@/lib/charts/line/build";
import type { LineInput } from "@/lib/charts/line/input";
import type { LineModel } from "@/lib/charts/line/model";
import type { SignalPoint } from "./signal-points";

/** The three charts that signals make. */
export type SignalChart = "failed" | "latency" | "throughput";

/** What all charts of a page share: the time axis, and the marks on it. */
export type SignalFrame = Pick<LineInput, "from" | "to" | "zone" | "marks" | "serving" | "staleFrom">;

/** What a page adds to each chart: a caption, and where it has a baseline, the band, the figure and the harm. */
export type SignalNotes = Pick<LineInput, "caption" | "headline" | "band" | "excess">;

const WIDTH = 432;
const HEIGHT = 196;

/** Failed requests, latency and throughput on one time axis, all drawn alike wherever they stand. */
export function signalCharts(
  points: readonly SignalPoint[],
  frame: SignalFrame,
  notesOf: (chart: SignalChart) => SignalNotes,
): LineModel[] {
  const series = (key: keyof Omit<SignalPoint, "t">, label: string, role: "main" | "p50" | "p99") => ({
    key,
    label,
    role,
    points: points.map((point) => ({ t: point.t, value: point[key] })),
  });
  const base = { ...frame, width: WIDTH, height: HEIGHT };
  const charts: LineInput[] = [
    {
      ...base,
      ...notesOf("failed"),
      title: "Failed requests",
      unit: "share",
      scale: "linear",
      series: [series("failed", "failed", "main")],
    },
    {
      ...base,
      ...notesOf("latency"),
      title: "Latency",
      unit: "ms",
      scale: "log",
      series: [series("p50", "p50", "p50"), series("p95", "p95", "main"), series("p99", "p99", "p99")],
    },
    {
      ...base,
      ...notesOf("throughput"),
      title: "Throughput",
      unit: "per-minute",
      scale: "linear",
      series: [series("perMinute", "requests", "main")],
    },
  ];
  return charts.map(lineChart);
}
