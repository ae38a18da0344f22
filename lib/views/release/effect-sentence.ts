import { formatRatio, formatRatioRange } from "@/lib/charts/format";
import { formatUnit } from "@/lib/charts/line/unit";
import type { MetricEffect } from "@/lib/domain/verdict";

const SUBJECT = { errors: "Failures", p50: "p50", p95: "p95", p99: "p99", throughput: "Traffic" } as const;

/**
 * What one metric did, in a sentence that claims no more than its interval: a direction is only named when the interval
 * excludes "no change".
 */
export function effectSentence(effect: MetricEffect | null): string {
  if (effect === null) return "Nothing has been judged yet.";
  const subject = SUBJECT[effect.metric];
  if (effect.after === null) return `${subject}: ${effect.reason ?? "nothing was received after the roll-out."}`;
  const format = (value: number): string => formatUnit(value, effect.unit);
  const values = effect.before === null ? format(effect.after) : `${format(effect.after)}, ${format(effect.before)} before`;
  if (effect.effect === null) return `${subject}: ${values}. ${effect.reason ?? "No comparison is possible."}`;
  const { ratio, low, high } = effect.effect;
  if (low <= 1 && high >= 1) return `${subject}: no clear change (${values}).`;
  const direction = ratio > 1 ? "rose" : "fell";
  return `${subject} ${direction} to ${format(effect.after)}${effect.before === null ? "" : ` from ${format(effect.before)}`}: ${formatRatio(ratio)}, likely ${formatRatioRange(low, high)}.`;
}
