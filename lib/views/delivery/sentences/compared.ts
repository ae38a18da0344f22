import type { Comparison } from "@/lib/metrics/delivery/figure";
import { previousInWords, type Told } from "./context";

/**
 * The end of a sentence that compares with the period before, with its value: nothing where there is none, a direction only where the
 * comparison has one. `format` writes the value of the period before.
 */
export function compared(
  { figure }: Told,
  words: { readonly better: string; readonly worse: string; readonly format: (value: number) => string },
): string {
  const { comparison, previous } = figure;
  if (comparison === null || previous === null || previous.value === null) return "";
  return `${tail(comparison, words, previousInWords(figure))} (${words.format(previous.value)})`;
}

function tail({ direction }: Comparison, words: { readonly better: string; readonly worse: string }, previous: string): string {
  if (direction === "unclear") return `; no clear change from ${previous}`;
  if (direction === "same") return `, as in ${previous}`;
  return `, ${words[direction]} than in ${previous}`;
}
