/** A number that was estimated, with the ends of its interval. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

/**
 * The interval of one estimate minus another, at the level of their own intervals, which may lie unevenly around the values: for
 * shares with Wilson's intervals this is Newcombe's hybrid score interval, and it serves medians with distribution-free intervals.
 * Sources: R. G. Newcombe, Statistics in Medicine 17 (1998), method 10; G. Y. Zou, A. Donner, Statistics in Medicine 27 (2008).
 */
export function differenceInterval(one: Estimate, other: Estimate): { readonly low: number; readonly high: number } {
  const difference = one.value - other.value;
  return {
    low: difference - Math.hypot(one.value - one.low, other.high - other.value),
    high: difference + Math.hypot(one.high - one.value, other.value - other.low),
  };
}
