import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { firstSeen } from "@/lib/db/read/signals/version-seen";
import { appendBatches } from "@/lib/db/telemetry/append";
import type { TelemetryBatch } from "@/lib/db/telemetry/batch";
import { compactDays } from "@/lib/db/telemetry/compact-days";
import { compactHours } from "@/lib/db/telemetry/compact-hours";
import { freshDatabase } from "@/tests/support/database";
import { batches, batchOf, expectedSums, MINUTE, NOW, SERVICES, storedSums } from "@/tests/support/telemetry-batches";

beforeEach(freshDatabase);

const STEPS = ["1m", "1h", "1d"] as const;
const TOMORROW = new Date(NOW.getTime() + 1440 * MINUTE);
const one = fc.sample(batches, { seed: 7, numRuns: 1 })[0] ?? [];

async function expectSums(bodies: readonly TelemetryBatch[]): Promise<void> {
  for (const service of SERVICES)
    for (const step of STEPS) expect(await storedSums(service, step), `${service} ${step}`).toEqual(expectedSums(bodies, service, step));
}

async function foldEverything(now: Date): Promise<void> {
  while ((await compactHours(now, 2)) > 0);
  while ((await compactDays(now, 2)) > 0);
}

test("partitions that are missing are made on the way", async () => {
  await pool().query("DROP TABLE IF EXISTS telemetry.rollup_delta_20261119, telemetry.rollup_delta_20261120");
  expect(await appendBatches(one)).toEqual(one.map(() => false));
  await expectSums(one);
});

test("a body that is sent again adds nothing, alone or among others", async () => {
  const [first = batchOf("x", []), ...rest] = one;
  await appendBatches([first]);
  expect(await appendBatches([first])).toEqual([true]);
  expect(await appendBatches([...rest, first])).toEqual([...rest.map(() => false), true]);
  await expectSums(one);
});

test("the same bodies from many writers at once count once", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => appendBatches(index % 2 === 0 ? one : one.toReversed())));
  for (const index of one.keys())
    expect(answers.filter((answer, writer) => answer[writer % 2 === 0 ? index : one.length - 1 - index] === false)).toHaveLength(1);
  await expectSums(one);
});

test("random bodies, retried, reordered, grouped anyhow and folded in between, add up to their plain sum", async () => {
  const plan = fc.record({
    bodies: batches,
    order: fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 }),
    width: fc.integer({ min: 1, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ bodies, order, width }) => {
      await freshDatabase();
      const sends = [...bodies.keys(), ...order.map((at) => at % bodies.length)].sort((a, b) => (order[a] ?? a) - (order[b] ?? b));
      const groups = Array.from({ length: Math.ceil(sends.length / width) }, (_, at) => [
        ...new Set(sends.slice(at * width, at * width + width)),
      ]);
      for (let at = 0; at < groups.length; at += 3) {
        const append = (group: readonly number[]) => appendBatches(group.flatMap((index) => bodies[index] ?? []));
        await Promise.all([...groups.slice(at, at + 3).map(append), at % 2 === 0 ? compactHours(TOMORROW, 3) : compactDays(TOMORROW, 3)]);
      }
      await expectSums(bodies);
      await foldEverything(TOMORROW);
      await expectSums(bodies);
    }),
    { numRuns: 15 },
  );
}, 120_000);

test("folding changes no answer, and what comes late is folded again", async () => {
  const [late = batchOf("x", []), ...rest] = one;
  await appendBatches(rest);
  await foldEverything(TOMORROW);
  const { rows } = await pool().query<{ chunks: number; dirty: number }>(
    "SELECT (SELECT count(*)::int FROM telemetry.hour_chunk) AS chunks, (SELECT count(*)::int FROM telemetry.dirty_hour) AS dirty",
  );
  expect(rows[0]?.chunks).toBeGreaterThan(0);
  expect(rows[0]?.dirty).toBe(0);
  await expectSums(rest);
  await appendBatches([late]);
  await expectSums(one);
  await foldEverything(TOMORROW);
  await expectSums(one);
});

/** Whether so many connections wait for a lock, or `orDone` has come to its end. */
async function waiting(connections: number, orDone: Promise<unknown> = new Promise(() => undefined)): Promise<void> {
  let done = false;
  void orDone.finally(() => {
    done = true;
  });
  for (let count = 0; count < connections && !done; ) {
    const { rows } = await pool().query<{ count: number }>(
      "SELECT count(DISTINCT pid)::int AS count FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())",
    );
    count = rows[0]?.count ?? 0;
  }
}

test("a fold that meets an append half-way waits for it", async () => {
  const [late = batchOf("x", []), ...rest] = one;
  await appendBatches(rest);
  const gate = await pool().connect();
  await gate.query("BEGIN");
  await gate.query("LOCK TABLE telemetry.version_seen IN EXCLUSIVE MODE");
  const append = appendBatches([late]);
  await waiting(1);
  const fold = foldEverything(TOMORROW);
  await waiting(2, fold);
  await gate.query("COMMIT");
  gate.release();
  await Promise.all([append, fold]);
  await expectSums(one);
  await foldEverything(TOMORROW);
  await expectSums(one);
});

test("an hour is left alone until ten minutes after its end", async () => {
  await appendBatches(one);
  const latestHour = Math.max(...one.flatMap((body) => body.deltas.map((delta) => Math.floor(delta.minute / 60))));
  await compactHours(new Date((latestHour + 1) * 60 * MINUTE + 9 * MINUTE), 1000);
  const dirty = async () =>
    (await pool().query<{ hour: number }>("SELECT DISTINCT hour FROM telemetry.dirty_hour")).rows.map((row) => row.hour);
  expect(await dirty()).toEqual([latestHour]);
  await compactHours(new Date((latestHour + 1) * 60 * MINUTE + 10 * MINUTE), 1000);
  expect(await dirty()).toEqual([]);
});

test("a version is known from its first span on, in whatever order bodies come", async () => {
  await appendBatches(one);
  const first = (bodies: readonly TelemetryBatch[]): number =>
    Math.min(
      ...bodies.flatMap((body) =>
        body.seen.filter((seen) => seen.service === "checkout" && seen.version === "1").map((seen) => seen.firstMs),
      ),
    );
  expect((await firstSeen("checkout", "production", "1"))?.getTime()).toBe(first(one));
  expect(await firstSeen("checkout", "production", "3")).toBeNull();
});
