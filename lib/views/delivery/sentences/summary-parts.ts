import type { Figure, MetricId } from "@/lib/metrics/delivery/figure";
import type { Figures } from "@/lib/metrics/delivery/figures";

/** What one metric says of a period beside the one before. */
export type Part = {
  readonly metric: MetricId;
  readonly tone: "better" | "worse" | "even";
  /** As a comparative that “than in …” can follow, and in the middle of a sentence. */
  readonly first: string;
  readonly later: string;
};

const WORDS: Readonly<Record<MetricId, Readonly<Record<"better" | "worse", Pick<Part, "first" | "later">>>>> = {
  leadTimeForChanges: { better: same("faster"), worse: same("slower") },
  deploymentFrequency: { better: same("more often"), worse: same("less often") },
  changeFailureRate: { better: same("safer"), worse: same("less safe") },
  failedDeploymentRecoveryTime: {
    better: { first: "quicker recovery", later: "failures end sooner" },
    worse: { first: "slower recovery", later: "failures last longer" },
  },
  deploymentReworkRate: {
    better: { first: "less rework", later: "less of it is rework" },
    worse: { first: "more rework", later: "more of it is rework" },
  },
};

/** A rate of deployments that differs by less than this share is not worth a word at the head of a page. */
const NOTABLE = 0.1;
/** Failing in so much more of the deployments would be less safe. Below it, “about as safe” holds with 95 %. */
const SAFETY_MARGIN = 0.05;

/** What can be said of a period beside the one before, speed first; nothing where nothing is clear. */
export const partsOf = (figures: Figures): Part[] =>
  [
    figures.leadTimeForChanges,
    figures.deploymentFrequency,
    figures.changeFailureRate,
    figures.failedDeploymentRecoveryTime,
    figures.deploymentReworkRate,
  ].flatMap((figure) => partOf(figure) ?? []);

function partOf(figure: Figure): Part | null {
  const { comparison, metric } = figure;
  if (comparison === null) return null;
  if (metric === "changeFailureRate" && isAboutAsSafe(figure)) return { metric, tone: "even", ...same("about as safe") };
  const { direction } = comparison;
  if (direction === "unclear" || direction === "same") return null;
  if (metric === "deploymentFrequency" && !isNotable(figure)) return null;
  return { metric, tone: direction, ...WORDS[metric][direction] };
}

function same(words: string): Pick<Part, "first" | "later"> {
  return { first: words, later: words };
}

const isAboutAsSafe = ({ comparison }: Figure): boolean =>
  comparison?.direction === "unclear" && comparison.interval !== null && comparison.interval.high < SAFETY_MARGIN;

const isNotable = ({ value, previous }: Figure): boolean =>
  Math.abs((value ?? 0) - (previous?.value ?? 0)) >= NOTABLE * Math.max(value ?? 0, previous?.value ?? 0);
