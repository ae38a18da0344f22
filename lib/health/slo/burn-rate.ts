import type { Counted } from "@/lib/domain/objective";

/**
 * How many times as fast as the promise allows a budget is spent: the share of bad requests over the share that may be bad
 * (`1 - target`). 1 spends the budget exactly in the window of the objective. Null without a request: nothing is known then.
 */
export const burnRate = ({ total, bad }: Counted, target: number): number | null => (total <= 0 ? null : bad / total / (1 - target));
