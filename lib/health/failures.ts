import type { MetricEffect } from "@/lib/domain/verdict";
import { ask } from "./ask";
import type { Finding } from "./finding";
import type { JudgeInput } from "./judge-input";
import type { Material } from "./material";
import { rateRatio, rateRatioQuantile } from "./rate-ratio";
import {
  FAILURES_THAT_MATTER,
  MANY_FAILURES,
  MANY_RATIO_THAT_MATTERS,
  MANY_SHARE_THAT_MATTERS,
  RATIO_TO_RULE_OUT,
  SHARE_THAT_MATTERS,
  SHARE_TO_RULE_OUT,
} from "./thresholds";
import { countFailed, shareOf, sumTrials, type Trials, thin, trialCells, withoutTrials } from "./trials";
import { upperExtraShare } from "./upper-extra-share";

/** Failed requests of the judged version against the baseline. */
export type Failures = {
  readonly before: Trials;
  readonly after: Trials;
  readonly siblings: Trials;
  readonly dispersion: number;
  readonly finding: Finding;
  readonly effect: MetricEffect;
  /** A doubling, or 0.1 percentage points more, is ruled out at 95 %. */
  readonly riseRuledOut: boolean;
};

export function compareFailures(input: JudgeInput, material: Material): Failures {
  const before = sumTrials(trialCells(material.cells.before, countFailed));
  const after = countFailed(material.version);
  const finding = ask(input, material, { counter: countFailed, kind: "failures", matters: failuresMatter, strikes: true });
  const { concurrent } = finding;
  const { trials, dispersion } = finding.expectation;
  const thinned = thin(after, dispersion);
  return {
    before,
    after,
    siblings: withoutTrials(countFailed(material.after), after),
    dispersion,
    finding,
    effect: before.of === 0 && concurrent.enough ? besideEffect(concurrent) : effectOf(before, after, trials, dispersion),
    riseRuledOut: before.of > 0 ? riseRuledOut(trials, thinned) : concurrent.enough && riseRuledOut(concurrent.others, concurrent.ours),
  };
}

/** Failures enough, and 0.05 percentage points, more than expected; or many more, and half as many again. */
export function failuresMatter(expected: number, after: Trials): boolean {
  const extra = after.hits - after.of * expected;
  if (extra >= FAILURES_THAT_MATTER && extra >= after.of * SHARE_THAT_MATTERS) return true;
  return (
    extra >= MANY_FAILURES && after.hits >= MANY_RATIO_THAT_MATTERS * after.of * expected && extra >= after.of * MANY_SHARE_THAT_MATTERS
  );
}

function riseRuledOut(before: Trials, after: Trials): boolean {
  if (before.of <= 0 || after.of <= 0) return false;
  if (upperExtraShare(before, after) < SHARE_TO_RULE_OUT) return true;
  return before.hits > 0 && rateRatioQuantile(0.95, before, after) < RATIO_TO_RULE_OUT;
}

/** The shares are those that were counted, the ratio that to what was to be expected. */
function effectOf(before: Trials, after: Trials, expected: Trials, dispersion: number): MetricEffect {
  const effect = before.hits + after.hits > 0 ? rateRatio(expected, thin(after, dispersion)) : null;
  return {
    metric: "errors",
    unit: "share",
    before: shareOf(before),
    after: shareOf(after),
    effect,
    reason: effect ? null : whyNot(before, after),
  };
}

/** Without a time before, other versions in the same minutes tell what was to be expected. */
function besideEffect({ ours, others }: Finding["concurrent"]): MetricEffect {
  const effect = rateRatio(others, ours);
  const reason = effect ? null : "No request failed on either side.";
  return { metric: "errors", unit: "share", before: shareOf(others), after: shareOf(ours), effect, reason };
}

function whyNot(before: Trials, after: Trials): string {
  if (before.of === 0) return "There is no baseline: nothing was requested in it.";
  if (after.of === 0) return "This version has answered no request.";
  return "No request failed on either side.";
}
