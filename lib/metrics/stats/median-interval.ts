import { incompleteBeta } from "./incomplete-beta";

/** Each end of a two-sided 95 % interval leaves out this much. */
const TAIL = 0.025;
const Z = 1.959963984540054;

/** Whole ranks, from 1, of the two values between which the median lies, and the chance that it does. */
export type MedianRanks = { readonly low: number; readonly high: number; readonly coverage: number };

/**
 * The ranks of the ordered values that bound the median of what `n` values are drawn from with a chance of at least 95 %, whatever the
 * distribution: as many are below the median as heads fall in n throws of a coin. Null below six values, which cannot bound it.
 * Source: H. A. David, H. N. Nagaraja, Order Statistics (3rd ed. 2003), 7.1.
 */
export function medianRanks(n: number): MedianRanks | null {
  // Near the answer from the first, whatever the size; at most a step or two remain.
  let low = Math.max(0, Math.floor((n - Z * Math.sqrt(n)) / 2));
  while (low > 0 && heads(low - 1, n) > TAIL) low--;
  while (heads(low, n) <= TAIL) low++;
  return low < 1 ? null : { low, high: n + 1 - low, coverage: 1 - 2 * heads(low - 1, n) };
}

/** The chance of at most `count` heads in `n` throws. */
const heads = (count: number, n: number): number => (count < 0 ? 0 : count >= n ? 1 : incompleteBeta(0.5, n - count, count + 1));
