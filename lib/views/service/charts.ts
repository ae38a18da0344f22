import type { LineModel } from "@/lib/charts/line/model";
import type { RequestSource } from "@/lib/domain/request-source";
import { type SignalChart, type SignalFrame, signalCharts } from "../signal-charts";
import type { SignalPoint } from "../signal-points";

const CAPTIONS: Readonly<Record<Exclude<SignalChart, "latency">, string>> = {
  failed: "Failed share of the requests it answered, all versions together.",
  throughput: "Requests a minute that it answered.",
};

/** How exact its quantiles are: a metric's buckets are its sender's choice. */
const LATENCY: Readonly<Record<RequestSource, string>> = {
  metrics: "Log scale. Quantiles are as fine as the buckets of its metrics.",
  spans: "Log scale. Each quantile is within 4.4 % of the exact one.",
};

/** The charts of a service over a period, with its releases as marks. */
export function serviceCharts(
  points: readonly SignalPoint[],
  frame: Omit<SignalFrame, "serving">,
  source: RequestSource | null,
): LineModel[] {
  return signalCharts(points, { ...frame, serving: null }, (chart) => ({
    caption: chart === "latency" ? LATENCY[source ?? "spans"] : CAPTIONS[chart],
    headline: null,
    band: null,
    excess: null,
  }));
}
