import type { ChangeWords } from "@/lib/charts/delivery/comparison";
import type { SparkModel } from "@/lib/charts/spark/build";
import { deliverySpark } from "@/lib/charts/spark/delivery";
import type { SparkFacts } from "@/lib/charts/spark/spark-facts";
import type { Figure, MetricId } from "@/lib/metrics/delivery/figure";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { goalWords } from "../delivery/goal-words";
import { changeWords } from "./change-words";
import { type FigureText, figureText } from "./figure-text";
import { tileSentence } from "./tile-sentence";

/** One delivery metric as the overview shows it. */
export type Tile = {
  readonly metric: MetricId;
  readonly name: string;
  /** Where there is little room; null when the name is short enough. */
  readonly short: string | null;
  readonly figure: FigureText;
  readonly change: ChangeWords | null;
  readonly spark: SparkModel | null;
  readonly sentence: string;
  /** What it shall be, and whether it is; null without a goal. */
  readonly goal: string | null;
  /** The value itself, in the unit of the figure, for those who read the page's data. */
  readonly value: number | null;
  readonly n: number;
  /** Where the drawer *Why this number?* is open. */
  readonly whyHref: string;
};

const NAMES: Readonly<Record<MetricId, { readonly name: string; readonly short: string | null }>> = {
  deploymentFrequency: { name: "Deployment frequency", short: null },
  leadTimeForChanges: { name: "Lead time for changes", short: null },
  changeFailureRate: { name: "Change failure rate", short: null },
  failedDeploymentRecoveryTime: { name: "Failed deployment recovery", short: "Recovery time" },
  deploymentReworkRate: { name: "Rework rate", short: null },
};

type TileLinks = {
  readonly whyHref: string;
  /** In the unit of the figure. */
  readonly goal: number | null;
};

/** Everything one tile shows of a figure of a period. */
export function tileOf(figure: Figure, now: PeriodFacts, facts: SparkFacts, { whyHref, goal }: TileLinks): Tile {
  const { metric, value, n } = figure;
  return {
    ...{ metric, ...NAMES[metric], value, n, whyHref },
    figure: figureText(figure),
    change: changeWords(figure),
    spark: value === null ? null : deliverySpark(figure, facts),
    sentence: tileSentence(figure, now),
    goal: goal === null ? null : goalWords(figure, goal),
  };
}
