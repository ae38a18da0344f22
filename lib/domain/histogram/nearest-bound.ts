import { bucketOf, LOWEST_BUCKET, upperBoundUs } from "./histogram";

/**
 * The bucket whose upper bound lies nearest to a duration in microseconds, by ratio. Counting what lies above it is exact, and stands for
 * the duration within `QUANTILE_ERROR`, 4.4 %.
 */
export function nearestBound(us: number): number {
  const above = bucketOf(us);
  const below = Math.max(LOWEST_BUCKET, above - 1);
  return us / upperBoundUs(below) < upperBoundUs(above) / us ? below : above;
}
