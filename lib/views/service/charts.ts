import type { LineModel } from "@/lib/charts/line/model";
import { type SignalChart, type SignalFrame, signalCharts } from "../signal-charts";
import type { SignalPoint } from "../signal-points";

const CAPTIONS: Readonly<Record<SignalChart, string>> = {
  failed: "Failed share of the requests it answered, all versions together.",
  latency: "Log scale. Each quantile is within 4.4 % of the exact one.",
  throughput: "Requests a minute that it answered.",
};

/** The charts of a service over a period, with its releases as marks. */
export const serviceCharts = (points: readonly SignalPoint[], frame: Omit<SignalFrame, "serving">): LineModel[] =>
  signalCharts(points, { ...frame, serving: null }, (chart) => ({ caption: CAPTIONS[chart], headline: null, band: null, excess: null }));
