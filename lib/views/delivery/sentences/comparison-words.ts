import { formatDuration, formatNumber } from "@/lib/charts/format";
import type { Comparison, Figure, MetricId } from "@/lib/metrics/delivery/figure";
import { formatRate, scaleOf } from "./frequency-words";

/** The change of a figure beside it, as `4 h 20 min` and `faster`, `−1.7 pp` and `no clear change`. */
export type ComparisonWords = { readonly amount: string; readonly words: string; readonly direction: Comparison["direction"] };

const WORDS: Readonly<Record<MetricId, { readonly better: string; readonly worse: string }>> = {
  deploymentFrequency: { better: "more often", worse: "less often" },
  leadTimeForChanges: { better: "faster", worse: "slower" },
  changeFailureRate: { better: "better", worse: "worse" },
  failedDeploymentRecoveryTime: { better: "faster", worse: "slower" },
  deploymentReworkRate: { better: "better", worse: "worse" },
};

/** Null when there is nothing to compare with. Better and worse are only said where the comparison says so. */
export function comparisonWords(figure: Figure): ComparisonWords | null {
  const { comparison, metric } = figure;
  if (comparison === null) return null;
  const { direction } = comparison;
  const words = direction === "same" ? "as before" : direction === "unclear" ? "no clear change" : WORDS[metric][direction];
  return { amount: amountOf(figure, comparison), words, direction };
}

/** A duration that got clearly shorter needs no sign: its word says which way. Everything else has one. */
function amountOf({ unit, value, previous }: Figure, { difference, direction }: Comparison): string {
  if (unit === "seconds") {
    const length = formatDuration(Math.abs(difference) * 1000);
    return direction === "better" || direction === "worse" ? length : `${signOf(difference)}${length}`;
  }
  if (unit === "share") return `${signOf(difference)}${formatPoints(Math.abs(difference))}`;
  const scale = scaleOf(value ?? 0, previous?.value ?? 0);
  return `${signOf(difference)}${formatRate(Math.abs(difference), scale)} ${scale.name}`;
}

/** A difference between shares in percentage points, to 0.1: `1.7 pp`. */
const formatPoints = (share: number): string => (share > 0 && share < 0.0005 ? "<0.1\u202fpp" : `${formatNumber(share * 100, 1)}\u202fpp`);

const signOf = (difference: number): string => (difference > 0 ? "+" : difference < 0 ? "\u2212" : "");
