import type { Comparison } from "./comparison";
import { isRegression } from "./conclude";
import { beyondBaseline } from "./evidence-further";
import type { Finding } from "./finding";
import type { JudgeInput } from "./judge-input";
import { minutesSinceRollOut } from "./minutes-since";
import type { Needed } from "./needed";
import type { Opinion } from "./opinion";
import * as say from "./sentences";

/** Dispersion from which it is worth a sentence. */
const BURSTY = 1.2;

/** Why this state and not another, in sentences, strongest first. */
export function evidenceFor(input: JudgeInput, comparison: Comparison, opinion: Omit<Opinion, "evidence">): string[] {
  const { state, needed, onsetAt } = opinion;
  const { failures, latency, throughput, findings } = comparison;
  const p95 = latency.effects.find(({ metric }) => metric === "p95");
  const p99 = latency.effects.find(({ metric }) => metric === "p99");
  const [failed, slow] = [failures.finding, latency.findings.some(({ hinted }) => hinted)];
  const tail = slow && latency.findings[0]?.hinted !== true ? p99 : p95;
  const aboutFailures = (failed.hinted ? say.failedMore : say.failedAlike)(failures.before, failures.after, failures.effect.effect);
  const aboutLatency = tail === undefined ? null : say.latencyMoved(tail);
  const whole = slow && !failed.hinted ? [aboutLatency, aboutFailures] : [aboutFailures, aboutLatency];
  const beyond = beyondBaseline(comparison);
  const sentences: readonly (string | null)[] = [
    ...(slow || failed.hinted || state !== "regressed" ? [whole, beyond] : [beyond, whole]).flat(),
    throughput.collapsed ? say.trafficFell(throughput.effect) : null,
    onsetAt === null ? null : whenItBegan(onsetAt, input, comparison),
    state === "environment" ? aboutOthers(comparison) : null,
    ...(state === "suspect" ? doubts(findings, comparison) : []),
    failed.hinted && !failed.elsewhere && input.source === "spans" && mostlyElsewhere(comparison) ? say.mostlyElsewhere : null,
    ...(needed === null ? [] : outlook(comparison, needed)),
    failures.dispersion >= BURSTY ? say.bursty(failures.dispersion) : null,
    input.deployment.previousVersion === input.deployment.version ? say.sameVersion : null,
    input.source === "metrics" ? say.countedFromMetrics : null,
  ];
  return sentences.filter((sentence) => sentence !== null);
}

/** Before the window, and thus before the warm-up, nobody has looked: a rise that is there at once began at the start. */
const whenItBegan = (onsetAt: Date, { deployment }: JudgeInput, { material }: Comparison): string =>
  onsetAt.getTime() <= material.window.from.getTime() ? say.fromTheStart : say.began(minutesSinceRollOut(deployment, onsetAt));

/** What keeps a rise from being called a regression. */
function doubts(findings: readonly Finding[], { signatures }: Comparison): string[] {
  const moved = findings.filter((finding) => finding.hinted && !isRegression(finding));
  if (moved.length === 0) return signatures.proven && signatures.cameLater ? [say.cameLater] : [];
  const proven = moved.filter((finding) => finding.proven);
  if (proven.length === 0) return [say.unproven];
  return [
    ...(proven.some(({ lasting }) => !lasting) ? [say.faded] : []),
    ...(proven.some(({ fromStart }) => !fromStart) ? [say.cameLater] : []),
  ];
}

/** Why what moved is no matter of the release. */
function aboutOthers({ failures, findings }: Comparison): string {
  if (findings.some(({ before }) => before)) return say.thereBefore;
  if (findings.some(({ elsewhere }) => elsewhere)) return say.beganElsewhere;
  return failures.finding.shared ? say.siblingsFailToo(failures.finding.concurrent.others) : say.siblingsSlowToo;
}

const mostlyElsewhere = ({ material: { version } }: Comparison): boolean => version.errors > 0 && version.ownErrors < version.errors / 2;

const outlook = ({ failures }: Comparison, needed: Needed): string[] => [
  say.needs(needed, failures.riseRuledOut ? "latency" : "failures"),
  ...(needed.visibleRatio !== null && !failures.riseRuledOut ? [say.canOnlySee(needed.visibleRatio)] : []),
];
