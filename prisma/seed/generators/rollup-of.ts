import { BUCKETS_PER_OCTAVE, HIGHEST_BUCKET, type Histogram, LOWEST_BUCKET } from "@/lib/domain/histogram/histogram";
import type { Rollup } from "@/lib/domain/rollup";

/** The middle of each bucket in whole microseconds, so that sums of parts are sums of wholes. */
const MIDDLES_US = Float64Array.from({ length: HIGHEST_BUCKET - LOWEST_BUCKET + 1 }, (_, index) =>
  Math.max(1, Math.round(2 ** ((index + LOWEST_BUCKET + 0.5) / BUCKETS_PER_OCTAVE))),
);

/** A rollup whose durations all lie in the middle of their buckets, except for the slowest. */
export function rollupOf(raw: Histogram, errors: number, ownErrors: number, maxUs: number): Rollup {
  const durations = trimmed(raw);
  let count = 0;
  let sumUs = 0;
  for (let index = 0; index < durations.counts.length; index++) {
    const here = durations.counts[index] ?? 0;
    count += here;
    sumUs += here * (MIDDLES_US[durations.offset + index - LOWEST_BUCKET] ?? 0);
  }
  return { count, errors, ownErrors, sumUs, maxUs, durations };
}

/** Without empty buckets at its ends. */
function trimmed({ offset, counts }: Histogram): Histogram {
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  return first < 0 ? { offset: 0, counts: [] } : { offset: offset + first, counts: counts.slice(first, last + 1) };
}
