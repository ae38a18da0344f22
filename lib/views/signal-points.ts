import { groupBy } from "@/lib/domain/group-by";
import { quantileMs } from "@/lib/domain/histogram/quantile-ms";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";

type SignalRow = { readonly at: Date; readonly rollup: Rollup };

/** The steps of a chart, in whole steps since the epoch; it may end after now. */
export type SignalSpan = { readonly from: Date; readonly to: Date; readonly stepMinutes: number };

/** One step of a service's signals; numbers are null where nothing was received. */
export type SignalPoint = {
  readonly t: Date;
  readonly failed: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly perMinute: number | null;
};

/** Steps without signals that pass before signals count as ended: exporters may be late. */
const STALE_STEPS = 5;

/** One point for every step of the span up to now, all versions together. A step without signals is a gap; the rate of the step that is not over counts what has passed of it. */
export function signalPoints(rows: readonly SignalRow[], span: SignalSpan, now: Date): SignalPoint[] {
  const byStep = groupBy(rows, ({ at }) => at.getTime());
  const last = Math.min(span.to.getTime(), now.getTime());
  const points: SignalPoint[] = [];
  for (let at = span.from.getTime(); at < last; at += span.stepMinutes * 60_000)
    points.push(
      pointOf(
        new Date(at),
        (byStep.get(at) ?? []).map(({ rollup }) => rollup),
        Math.min(span.stepMinutes, Math.max(1, (now.getTime() - at) / 60_000)),
      ),
    );
  return points;
}

/** Where signals ended: the end of the last step that has some, when too many steps without any follow it; else null. */
export function staleSince(points: readonly SignalPoint[], span: SignalSpan, now: Date): Date | null {
  const last = points.findLast((point) => point.perMinute !== null);
  if (last === undefined) return null;
  const stepMs = span.stepMinutes * 60_000;
  const end = last.t.getTime() + stepMs;
  return Math.min(now.getTime(), span.to.getTime()) - end >= STALE_STEPS * stepMs ? new Date(end) : null;
}

function pointOf(t: Date, rollups: readonly Rollup[], minutes: number): SignalPoint {
  if (rollups.length === 0) return { t, failed: null, p50: null, p95: null, p99: null, perMinute: null };
  const sum = addRollups(rollups);
  return {
    t,
    failed: sum.count === 0 ? null : sum.errors / sum.count,
    p50: quantileMs(sum.durations, 0.5),
    p95: quantileMs(sum.durations, 0.95),
    p99: quantileMs(sum.durations, 0.99),
    perMinute: sum.count / minutes,
  };
}
