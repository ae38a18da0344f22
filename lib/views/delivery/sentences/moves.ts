import { formatCount, formatPlural, formatShare } from "@/lib/charts/format";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { compareEstimates } from "@/lib/metrics/delivery/compare";
import type { Reading } from "@/lib/metrics/delivery/figure";
import { shareReading } from "@/lib/metrics/delivery/share-reading";
import { previousInWords, type Told } from "./context";
import { formatFrequency } from "./frequency-words";
import { longestStage } from "./longest-stage";

/** What would move a figure: what the numbers say, then what its definition says. For the drawer “Why this number?”. */
export const movesSentence = (told: Told): string => [...numbers(told), CATALOGUE[told.figure.metric].moves].join(" ");

function numbers(told: Told): string[] {
  const { figure, facts, unit } = told;
  if (figure.value === null) return [];
  switch (figure.metric) {
    case "deploymentFrequency":
      return facts.counts.rework === 0 || !(facts.days > 0)
        ? []
        : [
            `Without the ${formatCount(facts.counts.rework)} that ${facts.counts.rework === 1 ? "was" : "were"} rework it is ${formatFrequency((figure.n - facts.counts.rework) / facts.days)}.`,
          ];
    case "leadTimeForChanges":
      return unit === "commit" ? [] : longestStage(facts.stages);
    case "changeFailureRate":
      return [...watched(told), ...clearlyBetter(told, facts.counts.hurt)];
    case "deploymentReworkRate":
      return clearlyBetter(told, facts.counts.rework);
    case "failedDeploymentRecoveryTime":
      return [];
  }
}

function watched({ figure, facts: { counts, watching } }: Told): string[] {
  if (watching === 0) return [];
  const of = figure.n + watching;
  const [held, failed] = [formatShare(counts.hurt / of), formatShare((counts.hurt + watching) / of)];
  return watching === 1
    ? [`If the one that is being watched holds, it is ${held}; if it fails, ${failed}.`]
    : [`If the ${formatCount(watching)} that are being watched hold, it is ${held}; if all of them fail, ${failed}.`];
}

/** Of as many deployments, the highest rate that would be clearly better than the one before; nothing where this one is already. */
function clearlyBetter({ figure }: Told, hits: number): string[] {
  const { previous, comparison, n } = figure;
  if (previous === null || comparison?.direction !== "unclear") return [];
  const within = `The difference from ${previousInWords(figure)} is within what chance alone would give`;
  const needed = highestClear(hits, n, previous);
  if (needed === null) return [`${within}; with ${formatPlural(n, "deployment")} no fall could be clear.`];
  return [`${within}; with ${formatPlural(n, "deployment")}, only ${formatShare(needed / n)} or less would be clearly better.`];
}

/** The largest number of hits in `n` that is clearly better than `before`. Fewer hits are never less clear, so it can be halved. */
function highestClear(hits: number, n: number, before: Reading): number | null {
  const isClear = (count: number): boolean => compareEstimates(shareReading(count, n), before, "less")?.direction === "better";
  if (!isClear(0)) return null;
  let [low, high] = [0, hits];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isClear(middle)) low = middle;
    else high = middle;
  }
  return low;
}
