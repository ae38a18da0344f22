import fc from "fast-check";
import type { RollupDelta } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { PointNote } from "@/lib/domain/stream/added";
import { advanceStream } from "@/lib/domain/stream/advance";
import { NO_BUCKETS, type PointValue, type StreamPoint } from "@/lib/domain/stream/point";
import type { StreamState } from "@/lib/domain/stream/state";
import { toDeltas } from "@/lib/domain/stream/to-deltas";

/** Noon of the day of all test points, in nanoseconds. */
export const NOON_NS = BigInt(Date.UTC(2026, 10, 20, 12)) * 1_000_000n;
export const NOON_MINUTE = Number(NOON_NS / 60_000_000_000n);
export const seconds = (count: number): bigint => BigInt(Math.round(count * 1000)) * 1_000_000n;

const KEY = { service: "checkout", environment: "production", version: "1", kind: "server-metric", operation: "GET /" } as const;

/** A cumulative point of a process that started at noon, one minute later; times are given in seconds since noon. */
export function pointAt(startS: number, timeS: number, changes: Partial<StreamPoint> & { readonly value: PointValue }): StreamPoint {
  const times = { startNs: NOON_NS + seconds(startS), timeNs: NOON_NS + seconds(timeS) };
  return { stream: "ab".repeat(16), key: KEY, failed: false, temporality: "cumulative", ...times, ...changes };
}

/** A histogram's value with bounds of 10 ms and 1 s. */
export const explicit = (counts: readonly number[], sum = 0): PointValue => ({
  count: counts.reduce((total, count) => total + count, 0),
  sum,
  max: null,
  buckets: { layout: "explicit", bounds: [10_000, 1_000_000], counts },
});
export const counter = (sum: number): PointValue => ({ count: null, sum, max: null, buckets: NO_BUCKETS });

export type Told = { readonly deltas: readonly RollupDelta[]; readonly notes: readonly PointNote[]; readonly state: StreamState | null };

/** What points add one after the other. */
export function tell(points: readonly StreamPoint[], from: StreamState | null = null): Told {
  let state = from;
  const notes: PointNote[] = [];
  const deltas: RollupDelta[] = [];
  for (const point of points) {
    const advance = advanceStream(state, point);
    state = advance.state;
    notes.push(advance.note);
    if (advance.added !== null) deltas.push(...toDeltas(point, advance.added));
  }
  return { deltas, notes, state };
}

/** The sum of one operation's deltas. */
export const sumOf = ({ deltas }: Told, operation: string = KEY.operation) =>
  addRollups(deltas.filter(({ key }) => key.operation === operation));

/** Bucket counts of a process, exported so many times: each total holds the one before. */
export const totals: fc.Arbitrary<number[][]> = fc
  .array(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 12 })
  .map((steps) => {
    const running = [0, 0, 0];
    return steps.map((step) => step.map((count, index) => (running[index] = (running[index] ?? 0) + count)));
  });
