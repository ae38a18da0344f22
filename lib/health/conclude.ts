import type { VerdictState } from "@/lib/domain/verdict";
import type { Comparison } from "./comparison";
import type { Finding } from "./finding";
import { WARM_UP_MINUTES } from "./thresholds";

/** Where the horizon stands at this look. */
export type Look = { readonly minutesSinceRollOut: number; readonly over: boolean };

/** A finding that stands as a regression of this release: proven, lasting, from the start, and not shared by other versions. */
export const isRegression = (finding: Finding): boolean => finding.proven && finding.lasting && finding.fromStart && !finding.shared;

/**
 * The state of a horizon that has traffic. Within the warm-up only a striking rise counts; before the end of the horizon nothing good
 * is said; at its end `healthy` takes a doubling ruled out, never just the absence of an alarm.
 */
export function conclude(comparison: Comparison, look: Look): VerdictState {
  const { findings, failures, latency, throughput } = comparison;
  const warm = look.minutesSinceRollOut >= WARM_UP_MINUTES;
  if (findings.some((finding) => isRegression(finding) && (warm || finding.striking))) return "regressed";
  if (!warm) return "watching";
  const moved = findings.filter(({ hinted }) => hinted);
  if (moved.some((finding) => !finding.shared) || throughput.collapsed) return "suspect";
  if (moved.some(({ proven }) => proven)) return "environment";
  if (!look.over) return "watching";
  if (!failures.riseRuledOut || !latency.riseRuledOut) return "insufficient";
  return failures.finding.better || latency.improved ? "improved" : "healthy";
}
