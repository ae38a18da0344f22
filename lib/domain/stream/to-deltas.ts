import { type Histogram, totalOf, upperBoundUs } from "../histogram/histogram";
import { ALL_OPERATIONS, type RollupDelta } from "../rollup";
import type { Added } from "./added";
import type { StreamPoint } from "./point";
import { histogramShares, shares } from "./share";
import { toHistogram } from "./to-histogram";

const MINUTE_NS = 60_000_000_000n;
const DAY_NS = 1440n * MINUTE_NS;
/** A thousand sums of this size still add up exactly. */
const MOST_SUM = 2 ** 43;
/** The store counts a minute in 32 bits; no process serves this many requests between two exports. */
const MOST_COUNT = 1e9;

/**
 * What a point adds, by minute: shared out evenly over the minutes it tells of, at most the last day of them, with exact sums.
 * Requests count for their operation and for all operations together. A metric cannot tell where a failure began, so its own errors
 * are its errors, and readers of metric series show own errors as not known.
 */
export function toDeltas({ key, failed }: StreamPoint, added: Added): RollupDelta[] {
  const { value } = added;
  const count = value.count ?? 1;
  if (count > MOST_COUNT || (count === 0 && value.sum === 0)) return [];
  const { minutes, weights } = minutesOf(added);
  const counts = shares(count, weights);
  const whole = toHistogram(value);
  const histograms = histogramShares(whole, shares(totalOf(whole), weights));
  const sums = shares(Math.min(value.sum, MOST_SUM), value.count === null || count === 0 ? weights : counts);
  const keys = key.kind === "metric" ? [key] : [key, { ...key, operation: ALL_OPERATIONS }];
  return minutes.flatMap((minute, index) => {
    const [part = 0, sumUs = 0, durations = whole] = [counts[index], sums[index], histograms[index]];
    if (part === 0 && sumUs === 0) return [];
    const errors = failed ? part : 0;
    const rollup = { count: part, errors, ownErrors: errors, sumUs, maxUs: maximumOf(durations, sumUs, part, value.max), durations };
    return keys.map((one) => ({ key: one, minute, ...rollup }));
  });
}

/** The minutes (since the epoch) that a stretch of time touches, and how much of each. An instant lies in the minute it begins or is in. */
function minutesOf({ startNs, timeNs }: Added): { minutes: number[]; weights: number[] } {
  if (startNs >= timeNs) return { minutes: [Number(timeNs / MINUTE_NS)], weights: [1] };
  const from = startNs < timeNs - DAY_NS ? timeNs - DAY_NS : startNs;
  const minutes: number[] = [];
  const weights: number[] = [];
  for (let minute = from / MINUTE_NS; minute * MINUTE_NS < timeNs; minute++) {
    const start = minute * MINUTE_NS > from ? minute * MINUTE_NS : from;
    const end = (minute + 1n) * MINUTE_NS < timeNs ? (minute + 1n) * MINUTE_NS : timeNs;
    minutes.push(Number(minute));
    weights.push(Number(end - start));
  }
  return { minutes, weights };
}

/** The largest value as far as it is known: the sender's own, else the edge of the highest bucket, else the mean. */
function maximumOf(durations: Histogram, sum: number, count: number, max: number | null): number {
  if (durations.counts.length === 0) return max ?? Math.ceil(sum / Math.max(1, count));
  const edge = Math.ceil(upperBoundUs(durations.offset + durations.counts.length - 1));
  return max === null ? edge : Math.min(max, edge);
}
