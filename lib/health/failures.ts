import type { MetricEffect } from "@/lib/domain/verdict";
import { dispersion } from "./dispersion";
import { type Finding, find } from "./finding";
import type { Material } from "./material";
import { rateRatio, rateRatioQuantile } from "./rate-ratio";
import { FAILURES_THAT_MATTER, RATIO_TO_RULE_OUT, SHARE_THAT_MATTERS, SHARE_TO_RULE_OUT } from "./thresholds";
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

export function compareFailures(material: Material, mayBeginLate: boolean): Failures {
  const cells = { before: trialCells(material.cells.before, countFailed), after: trialCells(material.cells.version, countFailed) };
  const before = sumTrials(cells.before);
  const after = sumTrials(cells.after);
  const siblings = withoutTrials(countFailed(material.after), after);
  const bursts = dispersion(cells.before);
  const matters = matter(before, after);
  const question = { ...cells, siblings, window: material.window, dispersion: bursts, matters, mayBeginLate } as const;
  return {
    before,
    after,
    siblings,
    dispersion: bursts,
    finding: find(question),
    effect: effectOf(before, after, bursts),
    riseRuledOut: riseRuledOut(thin(before, bursts), thin(after, bursts)),
  };
}

/** At least three failures, and 0.05 percentage points, more than the baseline would have had. */
function matter(before: Trials, after: Trials): boolean {
  const expectedShare = shareOf(before) ?? 0;
  const extra = after.hits - after.of * expectedShare;
  return extra >= FAILURES_THAT_MATTER && extra >= after.of * SHARE_THAT_MATTERS;
}

function riseRuledOut(before: Trials, after: Trials): boolean {
  if (before.of <= 0 || after.of <= 0) return false;
  if (upperExtraShare(before, after) < SHARE_TO_RULE_OUT) return true;
  return before.hits > 0 && rateRatioQuantile(0.95, before, after) < RATIO_TO_RULE_OUT;
}

function effectOf(before: Trials, after: Trials, bursts: number): MetricEffect {
  const effect = rateRatio(thin(before, bursts), thin(after, bursts));
  return {
    metric: "errors",
    unit: "share",
    before: shareOf(before),
    after: shareOf(after),
    effect,
    reason: effect ? null : whyNot(before, after),
  };
}

function whyNot(before: Trials, after: Trials): string {
  if (before.of === 0) return "There is no baseline: nothing was requested in it.";
  if (after.of === 0) return "This version has answered no request.";
  return "No request failed on either side.";
}
