import { type Histogram, totalOf } from "@/lib/domain/histogram/histogram";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import type { MetricEffect, Ratio } from "@/lib/domain/verdict";
import { durationsNeeded, type QuantileInterval, quantileInterval } from "./quantile-interval";
import { wholeNumber } from "./words";

export const LATENCY_QUANTILES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

export type LatencyShift = { readonly before: number; readonly after: number };

/**
 * A latency quantile in milliseconds on both sides, and the ratio of the two. The interval of the ratio comes from the two rank
 * intervals by variance recovery on the log scale (MOVER; Donner and Zou, Stat. Methods Med. Res. 21, 2012).
 */
export function latencyEffect(
  metric: keyof typeof LATENCY_QUANTILES,
  before: Histogram,
  after: Histogram,
  dispersion: number,
): MetricEffect {
  const q = LATENCY_QUANTILES[metric];
  const [old, now] = [quantileInterval(before, q, dispersion), quantileInterval(after, q, dispersion)];
  const effect = old && now ? ratioOf(old, now) : null;
  const sides = { before: milliseconds(quantileUs(before, q)), after: milliseconds(quantileUs(after, q)) };
  return { metric, unit: "ms", ...sides, effect, reason: effect ? null : whyNot(metric, before, after, dispersion) };
}

/** A quantile in milliseconds on both sides, without an interval; null when a side has too few durations to speak of it. */
export function latencyShift(metric: keyof typeof LATENCY_QUANTILES, before: Histogram, after: Histogram): LatencyShift | null {
  const q = LATENCY_QUANTILES[metric];
  if (Math.min(totalOf(before), totalOf(after)) < durationsNeeded(q)) return null;
  const [old, now] = [quantileUs(before, q), quantileUs(after, q)];
  return old === null || now === null ? null : { before: old / 1000, after: now / 1000 };
}

function ratioOf(before: QuantileInterval, after: QuantileInterval): Ratio {
  const ratio = after.valueUs / before.valueUs;
  const down = Math.hypot(Math.log(after.valueUs / after.lowUs), Math.log(before.highUs / before.valueUs));
  const up = Math.hypot(Math.log(after.highUs / after.valueUs), Math.log(before.valueUs / before.lowUs));
  return { ratio, low: ratio * Math.exp(-down), high: ratio * Math.exp(up) };
}

function whyNot(metric: keyof typeof LATENCY_QUANTILES, before: Histogram, after: Histogram, dispersion: number): string {
  if (totalOf(before) === 0) return "The baseline has no durations.";
  if (totalOf(after) === 0) return "This version has sent no durations.";
  return `${metric} needs at least ${wholeNumber(Math.ceil(durationsNeeded(LATENCY_QUANTILES[metric]) * dispersion))} requests on both sides.`;
}

const milliseconds = (us: number | null): number | null => (us === null ? null : us / 1000);
