import { downscale, type Scaled } from "./downscale";
import { type Buckets, type ExponentialBuckets, NO_BUCKETS, type PointValue } from "./point";
import type { Total, TotalBuckets } from "./state";
import { likenessOf } from "./total";

/**
 * What a running total grew by from one point to the next. `shrunk` when a count or bucket went down, or a counter's sum: it began
 * anew. `unlike` when the two have different buckets, so that their difference would mean nothing.
 */
export function growthOf(before: Total, now: PointValue): PointValue | "shrunk" | "unlike" {
  if ((before.count === null) !== (now.count === null) || !alike(before.buckets, now.buckets)) return "unlike";
  const sum = now.sum - before.sum;
  if (now.count === null || before.count === null) return sum < 0 ? "shrunk" : { count: null, sum, max: null, buckets: NO_BUCKETS };
  const buckets = bucketGrowth(before.buckets, now.buckets);
  if (now.count < before.count || buckets === "shrunk") return "shrunk";
  return { count: now.count - before.count, sum: Math.max(0, sum), max: null, buckets };
}

const alike = (before: TotalBuckets, now: Buckets): boolean =>
  before.layout === now.layout && (before.layout === "none" || before.like === likenessOf(now));

function bucketGrowth(before: TotalBuckets, now: Buckets): Buckets | "shrunk" {
  if (now.layout === "explicit" && before.layout === "explicit") {
    const counts = now.counts.map((count, index) => count - (before.counts[index] ?? 0));
    return counts.some((count) => count < 0) ? "shrunk" : { ...now, counts };
  }
  if (now.layout === "exponential" && before.layout === "exponential") {
    const scale = Math.min(now.scale, before.scale);
    const grown = difference(downscale(before, scale), downscale(now, scale));
    const zero = now.zero - before.zero;
    return grown === null || zero < 0 ? "shrunk" : ({ ...now, ...grown, zero } satisfies ExponentialBuckets);
  }
  return NO_BUCKETS;
}

/** `now` minus `before`, both of one scale; null when a bucket went down. */
function difference(before: Scaled, now: Scaled): Scaled | null {
  const counts = [...now.counts];
  for (const [index, count] of before.counts.entries()) {
    if (count === 0) continue;
    const at = before.offset + index - now.offset;
    const rest = (counts[at] ?? 0) - count;
    if (rest < 0) return null;
    counts[at] = rest;
  }
  return { scale: now.scale, offset: now.offset, counts };
}
