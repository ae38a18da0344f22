import { addHistograms } from "@/lib/domain/histogram/add";
import { bucketOf, type Histogram, totalOf } from "@/lib/domain/histogram/histogram";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import type { MetricEffect } from "@/lib/domain/verdict";
import { ask } from "./ask";
import type { Finding } from "./finding";
import type { JudgeInput } from "./judge-input";
import { type LatencyShift, latencyEffect, latencyShift } from "./latency-effect";
import type { Material } from "./material";
import { standardised } from "./standardised";
import { LATENCY_IMPROVED, LATENCY_TO_RULE_OUT, SHIFT_THAT_MATTERS, SHIFT_THAT_MATTERS_MS } from "./thresholds";
import { countSlower } from "./trials";

/** "Slow" is above the baseline's bucket bound nearest `bound`; what people are told is the shift of `metric`. */
export const TAILS = [
  { bound: 0.9, metric: "p95", kind: "latency" },
  { bound: 0.99, metric: "p99", kind: "tail" },
  { bound: 0.5, metric: "p50", kind: "latency" },
] as const;

/** Latency of the judged version against the baseline. */
export type Latency = {
  readonly findings: readonly Finding[];
  readonly effects: readonly MetricEffect[];
  /** p95 ×1.5 is ruled out at 95 %; true when neither side sends durations, so that there is nothing to rule out. */
  readonly riseRuledOut: boolean;
  readonly improved: boolean;
  /** More likely slower than not, by a shift that would matter: the share above a bound moves far more than durations do. */
  readonly leans: boolean;
};

/** Durations are compared at the baseline's mix of operations, where operations are told. */
export function compareLatency(input: JudgeInput, material: Material): Latency {
  const before = baselineOf(material);
  const after = standardised(material.operations, before, material.version.durations);
  const [knownBefore, knownAfter] = [totalOf(before) > 0, totalOf(after) > 0];
  const shifts = TAILS.map(({ metric }) => latencyShift(metric, before, after));
  const findings = asOne(
    knownBefore && knownAfter ? TAILS.map((tail, index) => findSlow(input, material, tail, shifts[index] ?? null)) : [],
  );
  const bursts = findings[0]?.expectation.dispersion ?? 1;
  const effects = (["p50", "p95", "p99"] as const).map((metric) => latencyEffect(metric, before, after, bursts));
  const p95 = effects.find(({ metric }) => metric === "p95")?.effect ?? null;
  return {
    findings,
    effects,
    riseRuledOut: knownBefore || knownAfter ? p95 !== null && p95.high < LATENCY_TO_RULE_OUT : true,
    improved: p95 !== null && p95.high < LATENCY_IMPROVED && (findings[0]?.better ?? false),
    leans: findings.some((finding, index) => finding.leans && shiftMatters(shifts[index] ?? null)),
  };
}

/** All tails tell of one rise: the one that shows it best says when it began, and where else it was. */
function asOne(findings: readonly Finding[]): readonly Finding[] {
  const [best] = findings.filter(({ hinted }) => hinted).toSorted((a, b) => b.logEvidence - a.logEvidence);
  if (best === undefined) return findings;
  const { fromStart, before, shared, onsetAt } = best;
  return findings.map((finding) =>
    finding.hinted ? { ...finding, fromStart, before, shared: shared || finding.shared, onsetAt } : finding,
  );
}

/** Durations of the time before; without any, those of other versions after the roll-out. */
function baselineOf({ before, after, version }: Material): Histogram {
  return totalOf(before.durations) > 0 ? before.durations : addHistograms([after.durations, minus(version.durations)]);
}

const minus = ({ offset, counts }: Histogram): Histogram => ({ offset, counts: counts.map((count) => -count) });

function findSlow(input: JudgeInput, material: Material, tail: (typeof TAILS)[number], shift: LatencyShift | null): Finding {
  const counter = countSlower(slowBound(baselineOf(material), tail.bound));
  return ask(input, material, { counter, kind: tail.kind, among: TAILS.length, matters: () => shiftMatters(shift) });
}

/** The bucket above which durations are slow. */
export const slowBound = (before: Histogram, quantile: number): number => bucketOf(quantileUs(before, quantile) ?? 0);

/** More than a bucket and a millisecond: less may be rounding, or is of no concern to anyone. */
export const shiftMatters = (shift: LatencyShift | null): boolean =>
  shift !== null && shift.after >= shift.before * SHIFT_THAT_MATTERS && shift.after - shift.before >= SHIFT_THAT_MATTERS_MS;
