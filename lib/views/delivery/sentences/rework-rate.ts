import { formatCount, formatPlural, formatShare } from "@/lib/charts/format";
import { compared } from "./compared";
import type { Told } from "./context";
import { likelyShare } from "./likely";

/** `28 of 212 deployments were rework, 13.2 % (likely 9.3 to 18.4 %), more than in the 28 days before (6.6 %).` */
export function reworkRateSentence(told: Told, value: number): string {
  const { figure, facts } = told;
  const likely = figure.interval === null || figure.n === 1 ? "" : ` (likely ${likelyShare(figure.interval)})`;
  return `${what(facts.counts.rework, figure.n, value)}${likely}${compared(told, { better: "less", worse: "more", format: formatShare })}.`;
}

function what(rework: number, of: number, value: number): string {
  if (of === 1) return `The only deployment was ${rework === 1 ? "rework" : "no rework"}`;
  if (rework === 0) return `None of ${formatCount(of)} deployments was rework`;
  if (rework === of) return `All ${formatPlural(of, "deployment")} were rework`;
  return `${formatCount(rework)} of ${formatCount(of)} deployments ${rework === 1 ? "was" : "were"} rework, ${formatShare(value)}`;
}
