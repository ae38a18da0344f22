import { EMPTY_HISTOGRAM } from "@/lib/domain/histogram/histogram";
import type { Rollup } from "@/lib/domain/rollup";

/** So many of something that takes no time; null for none. */
export const counted = (count: number, errors: number): Rollup | null =>
  count === 0 ? null : { count, errors, ownErrors: 0, sumUs: 0, maxUs: 0, durations: EMPTY_HISTOGRAM };
