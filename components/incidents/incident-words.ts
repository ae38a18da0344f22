import type { CauseFilter, IncidentStateFilter } from "@/lib/urls/incidents";

export const STATE_WORD: Readonly<Record<IncidentStateFilter, string>> = { open: "Open", resolved: "Resolved", aside: "Set aside" };

export const CAUSE_WORD: Readonly<Record<CauseFilter, string>> = {
  known: "Release named",
  undecided: "Cause undecided",
  none: "No release",
};
