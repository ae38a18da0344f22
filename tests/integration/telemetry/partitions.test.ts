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
    expect.arrayContaining(["rollup_hour_202612", "rollup_hour_202701", "rollup_day_2026", "rollup_day_2027"]),
  );
  const { rows } = await pool().query<{ attached: number }>(
    "SELECT count(*)::int AS attached FROM pg_inherits WHERE inhparent = 'telemetry.rollup_hour_pkey'::regclass",
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

test("how long minutes, hours and days are kept is what the settings say", async () => {
  await ensurePartitions(NOW, inDays(-500));
  const oldest = async (table: string): Promise<string | undefined> => (await partitions()).find((name) => name.startsWith(`${table}_`));
  expect([await oldest("hour_chunk"), await oldest("rollup_hour"), await oldest("rollup_day")]).toEqual([
    "hour_chunk_20261106",
    "rollup_hour_202510",
    "rollup_day_2025",
  ]);
  await ensurePartitions(inDays(14));
  const dropped = await dropPartitions(inDays(16));
  expect(dropped.filter((name) => name.startsWith("hour_chunk"))).toEqual(
    Array.from({ length: 16 }, (_, day) => `hour_chunk_202611${String(6 + day).padStart(2, "0")}`),
  );
  expect(await dropPartitions(inDays(500))).toContain("rollup_hour_202511");
  expect(await oldest("rollup_day")).toBe("rollup_day_2025");
});

test("partitions of another width are used while they last, and dropped when they are over", async () => {
  await pool().query("CREATE TABLE telemetry.hour_chunk_202611 (LIKE telemetry.hour_chunk INCLUDING ALL)");
  const [from, to] = [Date.UTC(2026, 10), Date.UTC(2026, 11)].map((ms) => ms / 3_600_000);
  await pool().query(`ALTER TABLE telemetry.hour_chunk ATTACH PARTITION telemetry.hour_chunk_202611 FOR VALUES FROM (${from}) TO (${to})`);
  expect((await ensurePartitions(inDays(10))).filter((name) => name.startsWith("hour_chunk"))).toEqual([
    "hour_chunk_20261201",
    "hour_chunk_20261202",
  ]);
  expect(await dropPartitions(inDays(24))).not.toContain("hour_chunk_202611");
  expect(await dropPartitions(inDays(25))).toContain("hour_chunk_202611");
});

test("hours that are not folded yet keep the partitions they are folded from and into", async () => {
  await appendBatches(fc.sample(batches, { seed: 7, numRuns: 1 })[0] ?? []);
  const before = await storedSums("checkout", "1m");
  const hours = await storedSums("checkout", "1h");
  expect((await dropPartitions(inDays(30))).filter((name) => name.endsWith("20261120"))).toEqual([]);
  expect(await storedSums("checkout", "1m")).toEqual(before);
  while ((await compactHours(inDays(30), 100)) > 0);
  expect(await dropPartitions(inDays(30))).toEqual(expect.arrayContaining(["rollup_delta_20261120", "hour_chunk_20261120"]));
  expect(await storedSums("checkout", "1h")).toEqual(hours);
});
