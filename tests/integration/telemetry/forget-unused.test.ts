import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { appendBatches } from "@/lib/db/telemetry/append";
import { compactDays } from "@/lib/db/telemetry/compact-days";
import { compactHours } from "@/lib/db/telemetry/compact-hours";
import { forgetUnused } from "@/lib/db/telemetry/forget-unused";
import { SHARDS } from "@/lib/db/telemetry/shard-key";
import { EMPTY_ROLLUP } from "@/lib/domain/rollup-add";
import { forgetUnusedSeries } from "@/lib/services/telemetry/forget-unused";
import { freshDatabase } from "@/tests/support/database";
import { readRollups } from "@/tests/support/read-rollups";
import { batchOf, MINUTE, NOW } from "@/tests/support/telemetry-batches";

beforeEach(freshDatabase);

const ALL = { from: 0, to: SHARDS };
const LATER = new Date(NOW.getTime() + 3 * 1440 * MINUTE);

const bodyOf = (name: string, version: string) =>
  batchOf(name, [
    {
      ...{ ...EMPTY_ROLLUP, count: 3, minute: NOW.getTime() / MINUTE - 30 },
      key: { service: "checkout", environment: "production", version, kind: "server", operation: "*" },
    },
  ]);
const counts = async (): Promise<[string, number][]> => {
  const from = new Date(NOW.getTime() - 1440 * MINUTE);
  const rows = await readRollups({ service: "checkout", environment: "production", from, to: NOW, step: "1m" });
  return rows.map(({ version, rollup }) => [version, rollup.count]);
};
const known = async (table: "series" | "version_seen"): Promise<string[]> => {
  const { rows } = await pool().query<{ version: string }>(`SELECT version FROM telemetry.${table} ORDER BY version`);
  return rows.map(({ version }) => version);
};
const empty = (...tables: string[]) => pool().query(`TRUNCATE ${tables.map((table) => `telemetry.${table}`).join(", ")}`);

test("a series goes when no tier holds anything of it, its version with it, and both come back", async () => {
  await appendBatches([bodyOf("one", "1")]);
  while ((await compactHours(LATER, 10)) + (await compactDays(LATER, 10)) > 0);
  for (const tier of ["rollup_delta", "hour_chunk", "rollup_hour"]) {
    await empty(tier);
    expect(await forgetUnused(ALL, LATER)).toBe(0);
  }
  await appendBatches([bodyOf("two", "2")]);
  await empty("rollup_day");
  expect(await forgetUnused(ALL, LATER)).toBe(1);
  expect([await known("series"), await known("version_seen")]).toEqual([["2"], ["2"]]);
  await appendBatches([bodyOf("three", "1")]);
  expect(await counts()).toEqual([
    ["1", 3],
    ["2", 3],
  ]);
});

test("a version that spoke of late is kept, even before it has a series", async () => {
  await appendBatches([bodyOf("one", "1")]);
  await empty("rollup_delta");
  await forgetUnused(ALL, new Date(NOW.getTime() - 60 * MINUTE));
  expect([await known("series"), await known("version_seen")]).toEqual([[], ["1"]]);
});

test("every shard has its hour of the day", async () => {
  await appendBatches([bodyOf("one", "1")]);
  await empty("rollup_delta");
  const removed = [];
  for (let hour = 0; hour < 24; hour++) removed.push(await forgetUnusedSeries(new Date(LATER.getTime() + hour * 60 * MINUTE)));
  expect(removed.reduce((sum, count) => sum + count)).toBe(1);
  expect(await known("version_seen")).toEqual([]);
});

test("a writer that is half-way with a series which is about to be removed loses nothing", async () => {
  await appendBatches([bodyOf("one", "1")]);
  await empty("rollup_delta");
  const gate = await pool().connect();
  await gate.query("BEGIN");
  await gate.query("LOCK TABLE telemetry.version_seen IN EXCLUSIVE MODE");
  const append = appendBatches([bodyOf("two", "1")]);
  await waiting(1);
  // Busy writers may make it give up; it is tried again an hour later.
  const sweep = forgetUnused(ALL, LATER).catch(() => 0);
  await waiting(2);
  await gate.query("COMMIT");
  gate.release();
  await Promise.all([append, sweep]);
  expect(await counts()).toEqual([["1", 3]]);
});

/** Until so many connections wait for a lock. */
async function waiting(connections: number): Promise<void> {
  for (let count = 0; count < connections; ) {
    const { rows } = await pool().query<{ count: number }>(
      "SELECT count(DISTINCT pid)::int AS count FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())",
    );
    count = rows[0]?.count ?? 0;
  }
}
