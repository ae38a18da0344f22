import { formatCount, formatPlural, formatShare } from "@/lib/charts/format";
import { compared } from "./compared";
import type { Told } from "./context";
import { likelyShare } from "./likely";

/** `11 of 203 deployments failed, 5.4 % (likely 3.1 to 9.4 %); no clear change from the 28 days before (7.1 %). 9 more are being watched.` */
export function changeFailureRateSentence(told: Told, value: number): string {
  const { figure, facts } = told;
  const likely = figure.interval === null || figure.n === 1 ? "" : ` (likely ${likelyShare(figure.interval)})`;
  const change = compared(told, { better: "fewer", worse: "more", format: formatShare });
  const watched = facts.watching === 0 ? "" : ` ${formatCount(facts.watching)} more ${facts.watching === 1 ? "is" : "are"} being watched.`;
  return `${what(facts.counts.hurt, figure.n, value)}${likely}${change}.${watched}`;
}

function what(failed: number, settled: number, value: number): string {
  if (settled === 1)
    return failed === 1 ? "The only deployment that can be counted failed" : "The only deployment that can be counted held";
  if (failed === 0) return `None of ${formatCount(settled)} deployments failed`;
  if (failed === settled) return `All ${formatPlural(settled, "deployment")} failed`;
  return `${formatCount(failed)} of ${formatCount(settled)} deployments failed, ${formatShare(value)}`;
}
