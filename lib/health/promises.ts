import { bucketOf } from "@/lib/domain/histogram/histogram";
import { ask } from "./ask";
import type { Finding } from "./finding";
import type { JudgeInput, Promised } from "./judge-input";
import type { Material } from "./material";
import { BUDGET_THAT_MATTERS } from "./thresholds";
import { type Counter, countFailed, countSlower, type Trials } from "./trials";

/** What a release spends of the budget of one objective. */
export type Spent = {
  readonly name: string;
  /** Bad requests beyond what was to be expected, of all that the objective allows in its whole window. */
  readonly share: number;
  readonly finding: Finding;
};

/** Longest time after a roll-out whose burn is laid at the release's door by itself. */
const FIRST_HOUR_MS = 3_600_000;

/**
 * Release-attributed burn: (bad requests − expected) / ((1 − target) · requests of the whole window). More than 2 % of the budget within
 * the first hour is a regression even where the rise is short of the ratio that otherwise matters. Only objectives of which more than that was
 * spent are told.
 */
export function comparePromises(input: JudgeInput, material: Material): Spent[] {
  const { from, to } = material.window;
  if (to.getTime() - from.getTime() > FIRST_HOUR_MS) return [];
  return input.promises.flatMap((promised): Spent[] => {
    const burn = burnOf(promised);
    if (burn === null) return [];
    const spends = (expected: number, after: Trials): boolean => burn(expected, after) > BUDGET_THAT_MATTERS;
    const kind = promised.thresholdMs === null ? "failures" : "latency";
    const counter = counterOf(promised);
    const finding = ask(input, material, { counter, kind, matters: () => false, spends });
    const share = burn(finding.expectation.share ?? 0, counter(material.version));
    return finding.hinted && share > BUDGET_THAT_MATTERS ? [{ name: promised.name, share, finding }] : [];
  });
}

const counterOf = ({ thresholdMs }: Promised): Counter => (thresholdMs === null ? countFailed : countSlower(bucketOf(thresholdMs * 1000)));

function burnOf({ target, expectedRequests }: Promised): ((expected: number, after: Trials) => number) | null {
  const budget = (1 - target) * (expectedRequests ?? 0);
  return budget > 0 ? (expected, after) => (after.hits - after.of * expected) / budget : null;
}
