import type { Histogram } from "@/lib/domain/histogram/histogram";
import type { LabelledWorld } from "../draw-world";

const MINUTE_MS = 60_000;
/** Buckets an octave, and where in a bucket its durations lie on average. */
const PER_OCTAVE = 8;
const MIDDLE = 0.5;

/** One minute of the judged service, all operations together. NaN where nothing was requested. */
export type MinuteRow = { readonly errorShare: number; readonly meanMs: number; readonly count: number; readonly errors: number };

/** The rows of a period, one for each whole minute in it; `version` null: all versions together. */
export function minuteRows({ world }: LabelledWorld, from: number, to: number, version: string | null = null): MinuteRow[] {
  const first = Math.ceil(from / MINUTE_MS);
  const sums = Array.from({ length: Math.max(0, Math.floor(to / MINUTE_MS) - first) }, () => ({ count: 0, errors: 0, totalMs: 0 }));
  for (const series of world.series) {
    if (version !== null && series.version !== version) continue;
    for (const { at, count, errors, durations } of series.points) {
      const sum = sums[at.getTime() / MINUTE_MS - first];
      if (sum === undefined) continue;
      sum.count += count;
      sum.errors += errors;
      sum.totalMs += durations === null ? 0 : totalMs(durations);
    }
  }
  return sums.map(({ count, errors, totalMs: total }) => ({ count, errors, errorShare: errors / count, meanMs: total / count }));
}

function totalMs({ offset, counts }: Histogram): number {
  let total = 0;
  for (const [index, count] of counts.entries()) total += count * 2 ** ((offset + index + MIDDLE) / PER_OCTAVE);
  return total / 1000;
}
