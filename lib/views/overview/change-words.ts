import type { ChangeWords } from "@/lib/charts/delivery/comparison";
import type { Figure } from "@/lib/metrics/delivery/figure";
import { comparisonWords } from "../delivery/sentences/comparison-words";

const TONE = { better: "good", worse: "warn", unclear: "none", same: "none" } as const;

/** Null where either period has no value. Better and worse are only said where the comparison says so; a warning is not an alarm. */
export function changeWords(figure: Figure): ChangeWords | null {
  const words = comparisonWords(figure);
  if (words === null || figure.comparison === null) return null;
  const { direction, difference } = figure.comparison;
  const level = direction === "unclear" || direction === "same";
  return {
    way: level ? "level" : difference < 0 ? "down" : "up",
    amount: direction === "same" ? "" : words.amount,
    word: words.words,
    tone: TONE[direction],
  };
}
