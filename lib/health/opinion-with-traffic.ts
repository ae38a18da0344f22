import type { Comparison } from "./comparison";
import { conclude, isRegression } from "./conclude";
import { evidenceFor } from "./evidence";
import { fallenSilent } from "./fallen-silent";
import type { JudgeInput } from "./judge-input";
import { minutesSinceRollOut } from "./minutes-since";
import { type Needed, neededFor } from "./needed";
import type { Opinion } from "./opinion";
import * as say from "./sentences";

/** The opinion when the judged version answered requests in the window: what they show, unless it has stopped answering since. */
export function opinionWithTraffic(input: JudgeInput, comparison: Comparison, over: boolean): Opinion {
  const opinion = opinionOnRequests(input, comparison, over);
  const silence = fallenSilent(input, comparison.material);
  if (silence === null || opinion.state === "regressed") return opinion;
  const { deployment } = input;
  const { since, others, replaced } = silence;
  const isReplaced = others > 0 && replaced;
  const stopped = say.stopped(deployment.version, minutesSinceRollOut(deployment, since), others);
  const evidence = [isReplaced ? say.replaced(deployment.version, others) : stopped, ...opinion.evidence];
  const state = isReplaced ? "superseded" : others > 0 ? "silent" : "suspect";
  return { state, evidence, needed: null, onsetAt: null };
}

/** Without a baseline nothing can be concluded, good or bad. */
function opinionOnRequests(input: JudgeInput, comparison: Comparison, over: boolean): Opinion {
  if (comparison.failures.before.of === 0 && !comparison.failures.finding.concurrent.enough) {
    const evidence = [say.noBaseline, say.failedAlone(comparison.failures.after)];
    return { state: over ? "insufficient" : "watching", evidence, needed: null, onsetAt: null };
  }
  const state = conclude(comparison, { warm: comparison.material.warm, over });
  const onsetAt = state === "regressed" ? (comparison.findings.find(isRegression)?.onsetAt ?? comparison.signatures.firstAt) : null;
  const needed = state === "insufficient" || state === "watching" ? stillNeeded(comparison) : null;
  const opinion = { state, needed, onsetAt };
  return { ...opinion, evidence: evidenceFor(input, comparison, opinion) };
}

/** What is missing to call the deployment healthy; null when nothing is. */
function stillNeeded({ material, failures, latency, throughput }: Comparison): Needed | null {
  const open = { failures: !failures.riseRuledOut, latency: !latency.riseRuledOut };
  if (!open.failures && !open.latency) return null;
  const minutes = (material.window.to.getTime() - material.window.from.getTime()) / 60_000;
  const perMinute = minutes > 0 ? failures.after.of / minutes : throughput.expectedPerMinute;
  return neededFor({ before: failures.before, after: failures.after, dispersion: failures.dispersion, perMinute, open });
}
