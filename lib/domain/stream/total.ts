import type { Buckets, PointValue } from "./point";
import type { Total, TotalBuckets } from "./state";

/** What of a value is remembered to compare the next one with. */
export const totalOfValue = ({ count, sum, buckets }: PointValue): Total => ({ count, sum, buckets: totalBuckets(buckets) });

function totalBuckets(buckets: Buckets): TotalBuckets {
  if (buckets.layout === "none") return buckets;
  const like = likenessOf(buckets);
  if (buckets.layout === "explicit") return { layout: "explicit", like, counts: buckets.counts };
  const { scale, zero, offset, counts } = buckets;
  return { layout: "exponential", like, scale, zero, offset, counts };
}

/** A hash of what must be the same in two totals for their difference to mean anything: bounds, or the zero bucket's width. */
export function likenessOf(buckets: Buckets): number {
  if (buckets.layout === "none") return 0;
  return hashOf(buckets.layout === "explicit" ? buckets.bounds : [buckets.unit, buckets.zeroThreshold]);
}

/** FNV-1a over the words of doubles, made unsigned. */
function hashOf(numbers: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(Float64Array.from(numbers).buffer)) hash = Math.imul(hash ^ word, 0x01000193);
  return hash >>> 0;
}
