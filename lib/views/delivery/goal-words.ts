import { formatDuration, formatShare } from "@/lib/charts/format";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import type { Figure } from "@/lib/metrics/delivery/figure";
import type { Goal } from "@/lib/metrics/delivery/goal";
import { formatFrequency } from "./sentences/frequency-words";

/** What a metric shall be: `at most 5 %`. `target` is in the unit of its figure. */
export function targetWords({ metric, target }: Pick<Goal, "metric" | "target">): string {
  const { unit, better } = CATALOGUE[metric];
  const amount = unit === "share" ? formatShare(target) : unit === "seconds" ? formatDuration(target * 1000) : formatFrequency(target);
  return `${better === "more" ? "at least" : "at most"} ${amount}`;
}

/** What a figure shall be and whether it is: `at most 24 h, met`. `goal` is in the unit of the figure; an unknown figure is neither met nor missed. */
export function goalWords({ metric, value }: Pick<Figure, "metric" | "value">, goal: number): string {
  const isMet = value !== null && (CATALOGUE[metric].better === "more" ? value >= goal : value <= goal);
  return `${targetWords({ metric, target: goal })}${value === null ? "" : isMet ? ", met" : ", missed"}`;
}
