import type { VerdictState } from "@/lib/domain/verdict";
import type { Comparison } from "./comparison";
import type { Finding } from "./finding";

/** Where the horizon stands at this look. */
export type Look = { readonly warm: boolean; readonly over: boolean };

/** A finding that stands as a regression of this release: proven, lasting, from the start, its own, and not shared by other versions. */
export const isRegression = (finding: Finding): boolean =>
  finding.proven && finding.lasting && finding.fromStart && !finding.passedOn && !isForeign(finding);

/** What moved is no matter of the release: other versions are as bad, it was so before the roll-out, or another service began it. */
export const isForeign = (finding: Finding): boolean => finding.shared || finding.before || finding.elsewhere;

/** Failures or slow requests are more likely raised than not: too little to say so, too much to call it healthy. */
const isLeaning = ({ failures, own, latency }: Comparison): boolean =>
  failures.finding.leans || own?.finding.leans === true || latency.leans;

/**
 * The state of a horizon that has traffic. Within the warm-up only a striking rise counts; before the end of the horizon nothing good
 * is said; at its end `healthy` takes a doubling ruled out, never just the absence of an alarm.
 */
export function conclude(comparison: Comparison, look: Look): VerdictState {
  const { findings, failures, latency, throughput, signatures } = comparison;
  const { warm } = look;
  if (findings.some((finding) => isRegression(finding) && (warm || finding.striking))) return "regressed";
  if (!warm) return "watching";
  const isEnvironment = findings.some((finding) => finding.hinted && isForeign(finding));
  if (signatures.proven && !isEnvironment) return signatures.cameLater || !failures.finding.fromStart ? "suspect" : "regressed";
  const moved = findings.filter(({ hinted }) => hinted);
  if (moved.some((finding) => !isForeign(finding)) || throughput.collapsed) return "suspect";
  if (moved.some(({ proven }) => proven)) return "environment";
  if (!look.over) return "watching";
  if (findings.some(({ leans, before }) => leans && before)) return "environment";
  if (!failures.riseRuledOut || !latency.riseRuledOut || isLeaning(comparison)) return "insufficient";
  return failures.finding.better || latency.improved ? "improved" : "healthy";
}
