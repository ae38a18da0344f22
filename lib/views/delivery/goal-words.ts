import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import type { Figure } from "@/lib/metrics/delivery/figure";
import { figureText } from "../overview/figure-text";

/** What a figure shall be and whether it is: `at most 24 h, met`. `goal` is in the unit of the figure; an unknown figure is neither met nor missed. */
export function goalWords({ metric, unit, value }: Pick<Figure, "metric" | "unit" | "value">, goal: number): string {
  const { parts, kind } = figureText({ value: goal, unit });
  const said = parts.map(({ number, unit }) => (unit === "" ? number : `${number}\u202f${unit}`)).join(" ");
  const more = CATALOGUE[metric].better === "more";
  const reached = value === null ? "" : (more ? value >= goal : value <= goal) ? ", met" : ", missed";
  return `${more ? "at least" : "at most"} ${said}${unit === "per-day" ? ` ${kind}` : ""}${reached}`;
}
