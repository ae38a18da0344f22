import { bucketOf } from "@/lib/domain/histogram/histogram";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import { addRollups } from "@/lib/domain/rollup-add";
import type { JudgeInput } from "@/lib/health/judge-input";
import { type Counter, countFailed, countSlower, sumTrials, type Trials } from "@/lib/health/trials";

/** Hits that both sides have to expect for their ratio to say anything. */
const LEAST_EXPECTED = 5;
/** Pairs of windows from which on their mean is told. */
const LEAST_PAIRS = 8;
/** "Slow" is above this quantile of the window before. */
const SLOW = 0.9;

/**
 * How much more the hits of two windows vary than chance: the mean of y²/v over pairs of windows, with y the logarithm of the ratio of
 * their rates and v = 1/x₁ + 1/x₀ its variance were all hits independent. 1 is chance alone; null with fewer than eight pairs that expect
 * five hits on both sides. Not bounded below, so that nights can be averaged.
 */
export function variationOf(
  inputs: readonly Pick<JudgeInput, "before" | "after">[],
  counterOf: (input: Pick<JudgeInput, "before">) => Counter | null,
): number | null {
  const found = inputs.flatMap((input) => {
    const counter = counterOf(input);
    if (counter === null) return [];
    return ratioOf(sumTrials(input.before.map(counter)), sumTrials(input.after.map(counter)));
  });
  return found.length < LEAST_PAIRS ? null : found.reduce((sum, one) => sum + one, 0) / found.length;
}

/** Half a hit more on both sides keeps the logarithm finite. */
function ratioOf(before: Trials, after: Trials): number[] {
  const share = (before.hits + after.hits) / (before.of + after.of);
  if (!(Math.min(before.of, after.of) * share >= LEAST_EXPECTED)) return [];
  const y = Math.log((after.hits + 0.5) / after.of) - Math.log((before.hits + 0.5) / before.of);
  return [y ** 2 / (1 / (after.hits + 0.5) + 1 / (before.hits + 0.5))];
}

export const failuresOf = (): Counter => countFailed;

export function slowOnesOf({ before }: Pick<JudgeInput, "before">): Counter | null {
  const bound = quantileUs(addRollups(before).durations, SLOW);
  return bound === null ? null : countSlower(bucketOf(bound));
}
