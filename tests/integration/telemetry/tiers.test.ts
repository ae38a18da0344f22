import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { readSeries } from "@/lib/db/read/signals/series-rows";
import { appendBatches } from "@/lib/db/telemetry/append";
import { compactDays } from "@/lib/db/telemetry/compact-days";
import { compactHours } from "@/lib/db/telemetry/compact-hours";
import type { Actor } from "@/lib/domain/access";
import { QUANTILE_ERROR } from "@/lib/domain/histogram/histogram";
import type { RollupDelta, SeriesKind } from "@/lib/domain/rollup";
import { addRollups, EMPTY_ROLLUP } from "@/lib/domain/rollup-add";
import { compact } from "@/lib/services/telemetry/compact";
import { loadSignals } from "@/lib/views/signals";
import type { SignalStep } from "@/lib/views/signals-step";
import { freshDatabase } from "@/tests/support/database";
import { histogramOfUs } from "@/tests/support/histogram-of";
import { batchOf, MINUTE, NOW } from "@/tests/support/telemetry-batches";

beforeEach(freshDatabase);

const READER: Actor = { kind: "user", id: "u", name: "Reader", role: "viewer" };
const DAY = 1440 * MINUTE;
const MIDNIGHT = Math.floor(NOW.getTime() / DAY) * DAY;
const TOMORROW = new Date(MIDNIGHT + DAY + 60 * MINUTE);

/** Durations of one day by minute of that day, in microseconds. */
const days = fc.array(fc.tuple(fc.nat(1439), fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 5 })), {
  minLength: 1,
  maxLength: 30,
});

function deltaOf(minuteOfDay: number, durationsUs: readonly number[]): RollupDelta {
  const sums = { count: durationsUs.length, errors: durationsUs.length >> 1, ownErrors: 0, sumUs: 0, maxUs: Math.max(...durationsUs) };
  const key = { service: "checkout", environment: "production", version: "1", kind: "server", operation: "*" } as const;
  return { ...sums, durations: histogramOfUs(durationsUs), key, minute: MIDNIGHT / MINUTE + minuteOfDay };
}

async function answers(step: SignalStep): Promise<{ n: number; errors: number; p95: number | null }> {
  const period = { from: new Date(MIDNIGHT), to: new Date(MIDNIGHT + DAY) };
  const asked = { service: "checkout", environment: null, version: null, operation: null, step, ...period };
  const { points } = await loadSignals(READER, asked, TOMORROW);
  const sum = (pick: (point: (typeof points)[number]) => number): number => points.reduce((total, point) => total + pick(point), 0);
  return { n: sum((point) => point.n), errors: sum((point) => point.errors), p95: points.length === 1 ? (points[0]?.p95 ?? null) : null };
}

test("counts are exact and quantiles within the bound, whichever tier answers, before and after every fold", async () => {
  await fc.assert(
    fc.asyncProperty(days, fc.nat(20), async (minutes, early) => {
      await freshDatabase();
      const bodies = minutes.map(([minute, durations], index) => batchOf(`${index}`, [deltaOf(minute, durations)]));
      const exact = minutes.flatMap(([, durations]) => durations).sort((a, b) => a - b);
      const p95 = (exact[Math.ceil(0.95 * exact.length) - 1] ?? Number.NaN) / 1000;
      const check = async (): Promise<void> => {
        const expected = { n: exact.length, errors: minutes.reduce((sum, [, durations]) => sum + (durations.length >> 1), 0) };
        for (const step of ["5m", "15m", "1h", "6h", "1d"] as const) expect(await answers(step), step).toMatchObject(expected);
        expect(Math.abs(((await answers("1d")).p95 ?? Number.NaN) / p95 - 1)).toBeLessThanOrEqual(QUANTILE_ERROR + 1e-9);
      };
      await appendBatches(bodies.slice(0, early));
      while ((await compactHours(TOMORROW, 10)) > 0);
      await appendBatches(bodies.slice(early));
      await check();
      while ((await compactHours(TOMORROW, 10)) > 0);
      await check();
      while ((await compactDays(TOMORROW, 10)) > 0);
      await check();
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("instances that fold while others write lose and double nothing, of logs and exceptions neither", async () => {
  const kinds = ["server", "log", "exception", "exception-log", "metric"] as const satisfies readonly SeriesKind[];
  const bodies = Array.from({ length: 60 }, (_, index) =>
    batchOf(
      `${index}`,
      kinds.map((kind) => ({
        ...{ ...EMPTY_ROLLUP, count: index + 1, sumUs: kind === "metric" ? -index : 0, minute: MIDNIGHT / MINUTE + ((index * 37) % 300) },
        key: { service: "checkout", environment: "production", version: "1", kind, operation: "some" },
      })),
    ),
  );
  let done = false;
  const fold = async (): Promise<void> => {
    while (!done) await compact(TOMORROW);
  };
  const write = async (): Promise<void> => {
    for (let at = 0; at < bodies.length; at += 6)
      await Promise.all(bodies.slice(at, at + 6).map((body) => appendBatches([body, ...bodies.slice(0, 1)])));
    done = true;
  };
  await Promise.all([fold(), fold(), write()]);
  const period = { from: new Date(MIDNIGHT), to: new Date(MIDNIGHT + DAY) };
  const place = { service: "checkout", environment: "production", version: null, operation: "some" };
  for (const pass of ["unfolded", "folded"]) {
    for (const kind of kinds)
      for (const step of ["1m", "1h", "1d"] as const) {
        const { count, sumUs } = addRollups((await readSeries({ ...place, ...period, kinds: [kind], step })).map(({ rollup }) => rollup));
        expect([count, sumUs + 0], `${kind} ${step} ${pass}`).toEqual([1830, kind === "metric" ? -1770 : 0]);
      }
    while ((await compact(TOMORROW)) > 0);
  }
});
