import { formatTrend } from "@/lib/charts/delivery/trend-unit";
import { formatCount, formatNumber, formatPlural } from "@/lib/charts/format";
import type { WhyTerm } from "@/lib/charts/why/model";
import type { Figure } from "@/lib/metrics/delivery/figure";
import type { LeadOptions, PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { figureText } from "@/lib/views/overview/figure-text";
import { formatFrequency } from "../sentences/frequency-words";
import { likelyShare } from "../sentences/likely";

/** The figure itself, in a line: `5.4 %`, `19 h 20 min`, `7.6 a day`. */
export function figureInLine({ value, unit }: Pick<Figure, "value" | "unit">): string {
  if (value === null) return "–";
  if (unit === "per-day") return formatFrequency(value);
  return figureText({ value, unit })
    .parts.map((part) => (part.unit === "" ? part.number : `${part.number}\u202f${part.unit}`))
    .join(" ");
}

/** How the number comes about, in numbers; empty where there is none. */
export function equationOf(figure: Figure, facts: PeriodFacts, unit: LeadOptions["unit"]): WhyTerm[] {
  if (figure.value === null) return [];
  const { n, interval } = figure;
  const result = figureInLine(figure);
  const likely =
    interval === null
      ? null
      : figure.unit === "share"
        ? likelyShare(interval)
        : `${formatTrend(interval.low, "seconds")} to ${formatTrend(interval.high, "seconds")}`;
  const end = [strong("result", result), ...(likely === null ? [] : [plain("likely", `likely ${likely}`)])];
  switch (figure.metric) {
    case "deploymentFrequency":
      return [
        ...[strong("n", formatCount(n)), plain("over", `${n === 1 ? "deployment" : "deployments"} in`)],
        ...[strong("days", formatNumber(facts.days, 2)), plain("is", "days ="), ...end],
      ];
    case "leadTimeForChanges":
      return [plain("half", "The median of"), strong("n", formatCount(n)), plain("is", `${n === 1 ? unit : `${unit}s`} =`), ...end];
    case "failedDeploymentRecoveryTime":
      return [plain("half", "The median of"), strong("n", formatPlural(n, "failure")), plain("is", openText(facts)), ...end];
    case "changeFailureRate":
      return [
        strong("hits", formatCount(facts.counts.hurt)),
        plain("of", "failed of"),
        strong("n", formatCount(n)),
        plain("is", "settled ="),
        ...end,
      ];
    case "deploymentReworkRate":
      return [
        strong("hits", formatCount(facts.counts.rework)),
        plain("of", "rework of"),
        strong("n", formatCount(n)),
        plain("is", "deployments ="),
        ...end,
      ];
  }
}

const openText = ({ open }: PeriodFacts): string => (open.length === 0 ? "=" : `(${formatCount(open.length)} not over) =`);
const strong = (key: string, text: string): WhyTerm => ({ key, text, strong: true });
const plain = (key: string, text: string): WhyTerm => ({ key, text, strong: false });
