import { VERDICT_WORD } from "@/lib/domain/verdict";
import type { AuthorFilter, OutcomeFilter, ReleaseSort, ShowFilter, VerdictFilter } from "@/lib/urls/releases";

const GROUP_WORD: Readonly<Record<string, string>> = { failed: "Judged failed", unclear: "Cannot be told", open: "Being watched" };

/** How a group of verdicts, or a single one, is called. */
export const verdictFilterWord = (filter: VerdictFilter): string =>
  GROUP_WORD[filter] ?? (filter in VERDICT_WORD ? VERDICT_WORD[filter as keyof typeof VERDICT_WORD] : filter);

export const OUTCOME_WORD: Readonly<Record<OutcomeFilter, string>> = {
  failed: "Attempt failed",
  "rolled-back": "Rolled back",
  hurt: "Hurt",
  rework: "Rework",
};

export const SHOW_WORD: Readonly<Record<ShowFilter, string>> = {
  unrecorded: "Unrecorded",
  rollback: "Rollbacks",
  emergency: "Emergencies",
};

export const AUTHOR_WORD: Readonly<Record<AuthorFilter, string>> = { people: "With people’s changes", bots: "Machines’ changes only" };

export const SORT_WORD: Readonly<Record<ReleaseSort, string>> = {
  newest: "Newest first",
  oldest: "Oldest first",
  service: "By service",
};
