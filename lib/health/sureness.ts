import type { Beside, Sureness } from "@/lib/domain/verdict";
import { proofOf } from "./ask";
import type { Comparison } from "./comparison";
import type { Finding } from "./finding";
import type { JudgeInput } from "./judge-input";
import { TAILS } from "./latency";
import { lookSchedule } from "./look-schedule";
import { ALPHAS, RATIO_THAT_MATTERS } from "./thresholds";

/** How much proof there is, and how much it takes; of the failures where nothing moved. Null when nothing could be compared. */
export function surenessOf(input: JudgeInput, { failures, own, latency }: Comparison): Sureness | null {
  const asked: readonly (readonly [string, Finding])[] = [
    ["errors", failures.finding],
    ...(own === null ? [] : [["errors", own.finding] as const]),
    ...latency.findings.map((finding, index) => [TAILS[index]?.metric ?? "p95", finding] as const),
  ];
  const [metric, finding] = asked.reduce((best, one) => (one[1].logEvidence > best[1].logEvidence ? one : best));
  if (finding.expectation.trials.of <= 0 && !finding.concurrent.enough) return null;
  const looks = lookSchedule(input.deployment.finishedAt);
  return {
    metric,
    logEvidence: finding.logEvidence,
    logProof: proofOf(input),
    chance: finding.chance,
    ratio: RATIO_THAT_MATTERS,
    alpha: ALPHAS[input.sensitivity],
    looks: { done: looks.filter((at) => at.getTime() <= input.now.getTime()).length, of: looks.length },
    dispersion: finding.expectation.dispersion,
    seasonal: finding.expectation.seasonal,
    falseAlarms: input.placebo === null || input.placebo.looks === 0 ? null : { alarms: input.placebo.alarms, looks: input.placebo.looks },
  };
}

/** The judged version beside others in the same minutes; null when there were too few requests to compare. */
export function besideOf({ failures }: Comparison): Beside | null {
  const { ours, others, enough, logEvidence } = failures.finding.concurrent;
  if (!enough) return null;
  return {
    share: ours.of / (ours.of + others.of),
    requests: { ours: ours.of, others: others.of },
    failed: { ours: ours.hits, others: others.hits },
    logEvidence,
  };
}
