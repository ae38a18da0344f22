/** Normal quantiles of one in a thousand false alarms and of 80 % power. */
const Z_ALPHA = 3.09;
const Z_POWER = 0.84;
const LARGEST_RATIO = 50;

/**
 * Failures that the baseline must lead one to expect in the after-window for a rise of `ratio` (> 1) to be seen four times in five, with
 * one false alarm in a thousand and a baseline at least as long: (z_α + z_β)²·(1 + 1/r) / (ln r)². 48 for ×2, 17 for ×3, 7.2 for ×5.
 */
export const expectedFailuresFor = (ratio: number): number => ((Z_ALPHA + Z_POWER) ** 2 * (1 + 1 / ratio)) / Math.log(ratio) ** 2;

/** The smallest rise that so many expected failures can show, by halving; null when not even ×50 could be seen. */
export function visibleRatio(expected: number): number | null {
  if (!(expected >= expectedFailuresFor(LARGEST_RATIO))) return null;
  let low = 1;
  let high = LARGEST_RATIO;
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (expectedFailuresFor(middle) > expected) low = middle;
    else high = middle;
  }
  return high;
}
