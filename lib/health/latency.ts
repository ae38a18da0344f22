import { bucketOf, totalOf } from "@/lib/domain/histogram/histogram";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import type { MetricEffect } from "@/lib/domain/verdict";
import { dispersion } from "./dispersion";
import { type Finding, find } from "./finding";
import { latencyEffect } from "./latency-effect";
import type { Material } from "./material";
import { LATENCY_IMPROVED, LATENCY_TO_RULE_OUT, SHIFT_THAT_MATTERS, SHIFT_THAT_MATTERS_MS } from "./thresholds";
import { countSlower, sumTrials, trialCells, withoutTrials } from "./trials";

/** "Slow" is above the baseline's bucket bound nearest `bound`; what people are told is the shift of `quantile`. */
const TAILS = [
  { bound: 0.9, metric: "p95" },
  { bound: 0.99, metric: "p99" },
] as const;

/** Latency of the judged version against the baseline. */
export type Latency = {
  readonly findings: readonly Finding[];
  readonly effects: readonly MetricEffect[];
  /** p95 ×1.5 is ruled out at 95 %; true when neither side sends durations, so that there is nothing to rule out. */
  readonly riseRuledOut: boolean;
  readonly improved: boolean;
};

export function compareLatency(material: Material, mayBeginLate: boolean): Latency {
  const before = material.before.durations;
  const after = material.version.durations;
  const bound = quantileUs(before, 0.9);
  const bursts = bound === null ? 1 : dispersion(trialCells(material.cells.before, countSlower(bucketOf(bound))));
  const effects = (["p50", "p95", "p99"] as const).map((metric) => latencyEffect(metric, before, after, bursts));
  const p95 = effects.find(({ metric }) => metric === "p95")?.effect ?? null;
  const [knownBefore, knownAfter] = [totalOf(before) > 0, totalOf(after) > 0];
  const findings = knownBefore && knownAfter ? TAILS.map((tail) => findSlow(material, tail, effects, mayBeginLate)) : [];
  return {
    findings,
    effects,
    riseRuledOut: knownBefore || knownAfter ? p95 !== null && p95.high < LATENCY_TO_RULE_OUT : true,
    improved: p95 !== null && p95.high < LATENCY_IMPROVED && (findings[0]?.better ?? false),
  };
}

function findSlow(material: Material, tail: (typeof TAILS)[number], effects: readonly MetricEffect[], mayBeginLate: boolean): Finding {
  const counter = countSlower(bucketOf(quantileUs(material.before.durations, tail.bound) ?? 0));
  const before = trialCells(material.cells.before, counter);
  const after = trialCells(material.cells.version, counter);
  return find({
    before,
    after,
    siblings: withoutTrials(counter(material.after), sumTrials(after)),
    window: material.window,
    dispersion: dispersion(before),
    matters: matters(effects.find(({ metric }) => metric === tail.metric)),
    mayBeginLate,
  });
}

/** Two buckets and a millisecond: less may be rounding, or is of no concern to anyone. */
const matters = (shift: MetricEffect | undefined): boolean =>
  shift?.before != null &&
  shift.after !== null &&
  shift.effect !== null &&
  shift.effect.ratio >= SHIFT_THAT_MATTERS &&
  shift.after - shift.before >= SHIFT_THAT_MATTERS_MS;
