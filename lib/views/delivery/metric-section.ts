import type { ChangeWords } from "@/lib/charts/delivery/comparison";
import { trendChart } from "@/lib/charts/delivery/trend";
import type { TrendModel } from "@/lib/charts/delivery/trend-model";
import { formatTrend } from "@/lib/charts/delivery/trend-unit";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { BAND_YEARS, type Figure, type MetricId } from "@/lib/metrics/delivery/figure";
import type { LeadOptions } from "@/lib/metrics/delivery/period-facts";
import { changeWords } from "@/lib/views/overview/change-words";
import { type FigureText, figureText } from "@/lib/views/overview/figure-text";
import { goalWords } from "./goal-words";
import { metricTrend, type TrendOf } from "./metric-trend";
import { likelyShare } from "./sentences/likely";
import { sentenceOf } from "./sentences/sentence-of";

/** One metric as the page shows it: the figure with all it takes to trust it, a sentence, and how it went. */
export type MetricSection = {
  readonly metric: MetricId;
  readonly name: string;
  readonly value: FigureText;
  /** Null where there is no value; the sentence then says why. */
  readonly known: boolean;
  readonly change: ChangeWords | null;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly sentence: string;
  /** Null where there was nothing in any bucket. */
  readonly trend: TrendModel | null;
};

/** Puts a figure, its facts and its marks into one section. `goal` is in the unit of the figure. */
export function metricSection(of: Omit<TrendOf, "caption">, unit: LeadOptions["unit"]): MetricSection {
  const { figure, facts } = of;
  const sentence = sentenceOf({ figure, facts, unit });
  const drawn = figure.buckets.some(({ value }) => value !== null) || of.dots.length > 0;
  return {
    metric: figure.metric,
    name: CATALOGUE[figure.metric].name,
    value: figureText(figure),
    known: figure.value !== null,
    change: changeWords(figure),
    facts: factsOf(of, unit),
    sentence,
    trend: drawn ? trendChart(metricTrend({ ...of, caption: sentence })) : null,
  };
}

type Fact = MetricSection["facts"][number];

function factsOf({ figure, facts, goal }: Omit<TrendOf, "caption">, unit: LeadOptions["unit"]): Fact[] {
  const likely = likelyOf(figure);
  const band = bandsOf(figure);
  const all: (Fact | null)[] = [
    likely === null ? null : { term: "Likely", value: likely },
    { term: "Rests on", value: restsOn(figure, facts.days, unit) },
    band === null ? null : { term: "DORA", value: band },
    goal === null ? null : { term: "Goal", value: goalWords(figure, goal) },
  ];
  return all.filter((fact) => fact !== null);
}

function likelyOf({ interval, unit }: Figure): string | null {
  if (interval === null) return null;
  return unit === "share" ? likelyShare(interval) : `${formatTrend(interval.low, "seconds")} to ${formatTrend(interval.high, "seconds")}`;
}

function restsOn({ metric, n }: Figure, days: number, unit: LeadOptions["unit"]): string {
  if (metric === "leadTimeForChanges") return formatPlural(n, unit);
  if (metric === "failedDeploymentRecoveryTime") return formatPlural(n, "failure");
  if (metric === "changeFailureRate") return formatPlural(n, "settled deployment");
  return metric === "deploymentFrequency"
    ? `${formatPlural(n, "deployment")} in ${formatCount(Math.ceil(days))} days`
    : formatPlural(n, "deployment");
}

/** `High in 2024, medium in 2023, elite in 2021`: never a word without its year. */
function bandsOf({ band }: Figure): string | null {
  if (band === null) return null;
  const said = BAND_YEARS.toReversed().map((year) => `${band[year]} in ${year}`);
  const text = said.join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
