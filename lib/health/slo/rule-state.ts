import { BURN_RULES, type BurnCounts, type BurnRule } from "@/lib/domain/objective";
import { burnRate } from "./burn-rate";
import { LEAST_BAD, RULE_TERMS } from "./burn-rules";

/** How one rule stands at one look. */
export type RuleState = {
  readonly rule: BurnRule;
  /** Burn rates over both windows; null where no request came. */
  readonly long: number | null;
  readonly short: number | null;
  readonly firing: boolean;
  /** It burns slowly enough for an alert to end: by the shortest window that had a request. Without any, nothing burns. */
  readonly quiet: boolean;
  /** Why it does not ring although it burns fast, or why nothing can be said; null otherwise. */
  readonly reason: string | null;
};

/** How a rule stands: it rings when both windows burn at its rate and hold bad requests enough. */
export function ruleState(rule: BurnRule, counts: BurnCounts, target: number): RuleState {
  const { long, short, calm, rate } = RULE_TERMS[rule];
  const [ofLong, ofShort] = [burnRate(counts[long], target), burnRate(counts[short], target)];
  const isFast = atLeast(ofLong, rate) && atLeast(ofShort, rate);
  const enough = counts[long].bad >= LEAST_BAD.long && counts[short].bad >= LEAST_BAD.short;
  return {
    ...{ rule, long: ofLong, short: ofShort },
    firing: isFast && enough,
    quiet: !atLeast(burnRate(counts[calm], target) ?? ofShort ?? ofLong, rate),
    reason: reasonOf(ofLong, isFast && !enough),
  };
}

/** How every rule stands. */
export const ruleStates = (counts: BurnCounts, target: number): RuleState[] => BURN_RULES.map((rule) => ruleState(rule, counts, target));

const atLeast = (burn: number | null, rate: number): boolean => burn !== null && burn >= rate * (1 - ROUNDING);
/** What a share of whole requests may miss its exact value by. */
const ROUNDING = 1e-9;

function reasonOf(long: number | null, tooFew: boolean): string | null {
  if (long === null) return "No request came, so nothing is known.";
  return tooFew ? `Fewer than ${LEAST_BAD.long} bad requests: too few to tell anybody.` : null;
}
