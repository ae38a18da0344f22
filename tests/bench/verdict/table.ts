import type { Judge } from "./judged";
import type { Outcome } from "./outcome";
import { type Part, type Score, scoreOf } from "./score";
import { ROWS } from "./targets";

/** The table of one set of worlds, in Markdown: a row for each figure, a column for each judge, the targets of Wake's beside them. */
export function tableOf(outcomes: readonly Outcome[], judges: readonly Judge[]): string {
  const scores = judges.map((_, place) => scoreOf(outcomes, place));
  const [own] = scores;
  const rows = ROWS.map(({ name, says, target }) => {
    const verdict = target === null || own === undefined ? "" : `${target.words}: ${target.isMet(own) ? "met" : "MISSED"}`;
    return line([name, verdict, ...scores.map(says)]);
  });
  return [line(["", "target", ...judges.map(({ name }) => name)]), line(["", "", ...judges.map(() => "")], "---"), ...rows].join("\n");
}

/** Which faults were found, of how many. */
export function faultTableOf(outcomes: readonly Outcome[], judges: readonly Judge[]): string {
  const scores = judges.map((_, place) => scoreOf(outcomes, place));
  const faults = [...(scores[0]?.byFault.keys() ?? [])].sort();
  const found = (score: Score, fault: (typeof faults)[number]): Part => score.byFault.get(fault) ?? { hits: 0, of: 0 };
  const rows = faults.map((fault) => {
    const parts = scores.map((score) => found(score, fault));
    return line([fault, String(parts[0]?.of ?? 0), ...parts.map(({ hits }) => String(hits))]);
  });
  const head = [line(["fault", "of", ...judges.map(({ name }) => name)]), line(["", "", ...judges.map(() => "")], "---")];
  return [...head, ...rows].join("\n");
}

const line = (cells: readonly string[], filler?: string): string => `| ${cells.map((cell) => filler ?? cell).join(" | ")} |`;
