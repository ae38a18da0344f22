import { byMeasure } from "./day-codec";
import { mergeNotable } from "./notable";
import { joined } from "./order-statistics";
import { sumCounts } from "./sum-counts";
import type { Summary } from "./summary";

/** The summary of several days together. */
export const mergeSummaries = (days: readonly Summary[]): Summary => ({
  counts: sumCounts(days.map(({ counts }) => counts)),
  sorted: byMeasure((name) => Array.from(joined(days.map(({ sorted }) => Uint32Array.from(sorted[name]))).sort())),
  notable: mergeNotable(days.map(({ notable }) => notable)),
});
