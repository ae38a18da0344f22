import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { appendBatches } from "@/lib/db/telemetry/append";
import { compactHours } from "@/lib/db/telemetry/compact-hours";
import { dropPartitions, ensurePartitions } from "@/lib/db/telemetry/partitions";
import { freshDatabase } from "@/tests/support/database";
import { batches, MINUTE, NOW, storedSums } from "@/tests/support/telemetry-batches";

const DAY = 1440 * MINUTE;
const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY);

async function partitions(): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'telemetry' AND c.relispartition AND c.relkind = 'r' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

beforeEach(async () => {
  await freshDatabase();
  for (const name of await partitions()) await pool().query(`DROP TABLE telemetry.${name}`);
});

test("partitions reach from what may come late to the days ahead, and are made once", async () => {
  const made = await ensurePartitions(NOW);
  expect(made.sort()).toEqual(await partitions());
  expect(made.filter((name) => name.startsWith("rollup_delta"))).toEqual(
    ["18", "19", "20", "21", "22"].map((day) => `rollup_delta_202611${day}`),
  );
  expect(made.filter((name) => name.startsWith("ingest_ledger")).slice(0, 2)).toEqual([
    "ingest_ledger_2026111900",
    "ingest_ledger_2026111906",
  ]);
  expect(made).toContain("rollup_day_2026");
  expect(await ensurePartitions(NOW)).toEqual([]);
});

test("processes that start at once do not get in each other's way", async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => ensurePartitions(NOW)));
  expect(made.filter((names) => names.length > 0)).toHaveLength(1);
});

test("history has partitions as far back as it goes", async () => {
  const made = await ensurePartitions(NOW, inDays(-100));
  expect(made.filter((name) => name.startsWith("rollup_hour"))).toEqual(
    ["08", "09", "10", "11"].map((month) => `rollup_hour_2026${month}`),
  );
  expect(made).not.toContain("rollup_delta_20260812");
});

test("partitions are indexed like their tables, and around the end of a year too", async () => {
  await ensurePartitions(new Date(Date.UTC(2026, 11, 31, 23)));
  expect(await partitions()).toEqual(
    expect.arrayContaining(["hour_chunk_202612", "hour_chunk_202701", "rollup_day_2026", "rollup_day_2027"]),
  );
  const { rows } = await pool().query<{ attached: number }>(
    "SELECT count(*)::int AS attached FROM pg_inherits WHERE inhparent = 'telemetry.hour_chunk_pkey'::regclass",
  );
  expect(rows[0]?.attached).toBe(2);
});

test("what is over is dropped; the rest stays", async () => {
  await ensurePartitions(NOW);
  await ensurePartitions(inDays(10));
  const dropped = await dropPartitions(inDays(10));
  expect(dropped.filter((name) => name.startsWith("rollup_delta"))).toEqual(
    ["18", "19", "20", "21", "22"].map((day) => `rollup_delta_202611${day}`),
  );
  expect(await dropPartitions(inDays(10))).toEqual([]);
  expect(dropped.every((name) => /^(rollup_delta|ingest_ledger)_/.test(name))).toBe(true);
  await ensurePartitions(inDays(10));
  expect(await partitions()).toContain("rollup_delta_20261130");
});

test("deltas that are not folded yet keep their partition", async () => {
  await appendBatches(fc.sample(batches, { seed: 7, numRuns: 1 })[0] ?? []);
  const before = await storedSums("checkout", "1m");
  expect((await dropPartitions(inDays(30))).filter((name) => name.startsWith("rollup_delta_202611"))).not.toContain(
    "rollup_delta_20261120",
  );
  expect(await storedSums("checkout", "1m")).toEqual(before);
  while ((await compactHours(inDays(30), 100)) > 0);
  expect(await dropPartitions(inDays(30))).toContain("rollup_delta_20261120");
  expect(await storedSums("checkout", "1m")).toEqual(before);
});
