import type { BurnRule } from "@/lib/domain/objective";

/** How an objective stands, in one word: what rings first, then what is left. */
export type ObjectiveStanding = BurnRule | "spent" | "within" | "unknown";

/** The gravest rule that rings; else whether the budget holds. `left` is null where no request came. */
export function standingOf(ringing: readonly BurnRule[], left: number | null): ObjectiveStanding {
  const gravest = (["fast", "slow", "ticket"] as const).find((rule) => ringing.includes(rule));
  if (gravest !== undefined) return gravest;
  return left === null ? "unknown" : left < 0 ? "spent" : "within";
}

export const STANDING_WORD: Readonly<Record<ObjectiveStanding, string>> = {
  fast: "Burns fast",
  slow: "Burns",
  ticket: "Burns steadily",
  spent: "Budget spent",
  within: "Within budget",
  unknown: "No requests",
};
