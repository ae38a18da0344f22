import type { WordKind } from "./incident-word";
import type { VerdictState } from "./verdict";

/** A person's latest word on a verdict, as long as it was not withdrawn. */
export type DecidedWord = {
  readonly kind: Exclude<WordKind, "withdrawn">;
  /** What was decided about. */
  readonly state: VerdictState;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
};

/** What a pipeline may act on: `ok` and `score` are null while, or if, it cannot be told. */
export type PipelineWord = { readonly ok: boolean | null; readonly score: number | null };

const SCORE: Readonly<Partial<Record<VerdictState, number>>> = { healthy: 100, improved: 100, suspect: 50, regressed: 0, "rolled-back": 0 };
const PASSES = 100;
const BAD: readonly VerdictState[] = ["suspect", "regressed"];

/**
 * What a state means for a pipeline: 100 for healthy, 50 for suspect, 0 for regressed or taken back, nothing for the others, since silence is
 * not health. A person's word overrides: what was dismissed is not held against the release unless it has become worse since, what was
 * confirmed is, and a good verdict that somebody dismissed is no word for the release any more.
 */
export function pipelineWord(state: VerdictState, decided: DecidedWord | null): PipelineWord {
  const score = SCORE[state] ?? null;
  const measured = { ok: score === null ? null : score >= PASSES, score };
  if (decided === null) return measured;
  if (decided.kind === "confirmed") return BAD.includes(state) && BAD.includes(decided.state) ? { ok: false, score: 0 } : measured;
  if (BAD.includes(state)) return covers(decided.state, state) ? { ok: true, score: PASSES } : measured;
  return measured.ok === true && decided.state === state ? { ok: null, score: null } : measured;
}

const covers = (dismissed: VerdictState, state: VerdictState): boolean => BAD.indexOf(dismissed) >= BAD.indexOf(state);
