/**
 * The lower median: the largest value whose `percent_rank()` among all is at most one half, which is the middle one of an odd number and
 * the lower of the two middle ones of an even number. Null for no values.
 */
export const lowerMedian = (values: readonly number[]): number | null => ascending(values)[Math.floor((values.length - 1) / 2)] ?? null;

/** The smallest value whose `percent_rank()` is at least one half; null for no values. */
export const upperMedian = (values: readonly number[]): number | null => ascending(values)[Math.ceil((values.length - 1) / 2)] ?? null;

/** The median as `percentile_cont(0.5)` has it: midway between the two middle values of an even number. Null for no values. */
export function middle(values: readonly number[]): number | null {
  const [low, high] = [lowerMedian(values), upperMedian(values)];
  return low === null || high === null ? null : (low + high) / 2;
}

/** The arithmetic mean; null for no values. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const ascending = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();
