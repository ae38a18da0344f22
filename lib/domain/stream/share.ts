import { EMPTY_HISTOGRAM, type Histogram, totalOf } from "../histogram/histogram";

/**
 * Whole parts of a whole number in proportion to weights. The parts add up to the number: each edge between two parts is rounded once.
 *
 * @param weights not negative, with a sum above zero.
 */
export function shares(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  let given = 0;
  return weights.map((one) => {
    weight += one;
    const part = Math.round(total * Math.min(1, weight / whole)) - given;
    given += part;
    return part;
  });
}

/** A histogram in parts of the given sizes, which add up to its total: each takes an even sample of what the ones before left. */
export function histogramShares(histogram: Histogram, sizes: readonly number[]): Histogram[] {
  let rest = histogram;
  return sizes.map((size) => {
    const left = totalOf(rest);
    if (size === 0) return EMPTY_HISTOGRAM;
    const { offset, counts } = rest;
    const taken = size === left ? counts : sampled(counts, size / left);
    rest = { offset, counts: counts.map((count, index) => count - (taken[index] ?? 0)) };
    return trimmed({ offset, counts: taken });
  });
}

function sampled(counts: readonly number[], part: number): number[] {
  let seen = 0;
  let taken = 0;
  return counts.map((count) => {
    seen += count;
    const due = Math.round(seen * part) - taken;
    taken += due;
    return due;
  });
}

/** Without empty buckets at its ends. */
function trimmed({ offset, counts }: Histogram): Histogram {
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  return { offset: offset + first, counts: counts.slice(first, last + 1) };
}
