import type { LineModel } from "@/lib/charts/line/model";
import type { RequestSource } from "@/lib/domain/request-source";
import { type SignalChart, type SignalFrame, signalCharts } from "../signal-charts";
import type { SignalPoint } from "../signal-points";

const CAPTIONS: Readonly<Record<SignalChart, string>> = {
  failed: "Failed share of the requests it answered, all versions together.",
  latency: "Log scale. Each quantile is within 4.4 % of the exact one.",
  throughput: "Requests a minute that it answered.",
};

const COUNTED_FROM: Readonly<Record<RequestSource, string>> = {
  metrics: "Counted from its duration metrics.",
  spans: "Counted from its spans.",
};

/** The charts of a service over a period, with its releases as marks; the last says what its requests are counted from. */
export function serviceCharts(
  points: readonly SignalPoint[],
  frame: Omit<SignalFrame, "serving">,
  source: RequestSource | null,
): LineModel[] {
  const captionOf = (chart: SignalChart): string =>
    chart === "throughput" && source !== null ? `${CAPTIONS[chart]} ${COUNTED_FROM[source]}` : CAPTIONS[chart];
  return signalCharts(points, { ...frame, serving: null }, (chart) => ({
    caption: captionOf(chart),
    headline: null,
    band: null,
    excess: null,
  }));
}
