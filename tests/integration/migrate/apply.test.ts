import { createHash } from "node:crypto";
import type pg from "pg";
import { expect, test } from "vitest";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readMigrations } from "@/lib/db/migrate/folder";
import type { Migration } from "@/lib/db/migrate/migration";
import { missingMigrations } from "@/lib/db/migrate/status";
import { withClient } from "@/lib/db/migrate/with-client";
import { emptyDatabase } from "@/tests/support/empty-database";

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: createHash("sha256").update(sql).digest("hex") });

const first = migration("0001_create_a", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);");
const withBody = migration(
  "0002_create_f",
  "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO a VALUES (2); RETURN 2; END $$;\nSELECT f();",
);

const rowsOf = <Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> =>
  withClient(url, async (client) => (await client.query<Row>(sql)).rows);

const idsOf = async (url: string): Promise<number[]> =>
  (await rowsOf<{ id: number }>(url, "SELECT id FROM a ORDER BY id")).map(({ id }) => id);

test("applies what is missing, in order, and then nothing", async () => {
  const url = await emptyDatabase();
  expect(await missingMigrations(url, [first])).toEqual(["0001_create_a"]);
  expect(await applyMigrations(url, [first])).toEqual(["0001_create_a"]);
  expect(await applyMigrations(url, [first, withBody])).toEqual(["0002_create_f"]);
  expect(await applyMigrations(url, [first, withBody])).toEqual([]);
  expect(await missingMigrations(url, [first, withBody])).toEqual([]);
  expect(await idsOf(url)).toEqual([1, 2]);
});

test("a migration that fails half-way leaves nothing behind and names its statement", async () => {
  const url = await emptyDatabase();
  const broken = migration("0002_break_a", "INSERT INTO a VALUES (3); SELECT 1/0; INSERT INTO a VALUES (4);");
  await expect(applyMigrations(url, [first, broken])).rejects.toThrow("Migration 0002_break_a, statement 2 of 3: division by zero");
  expect(await idsOf(url)).toEqual([1]);
  expect(await missingMigrations(url, [first, broken])).toEqual(["0002_break_a"]);
});

test("a connection that dies between two statements leaves nothing behind", async () => {
  const url = await emptyDatabase();
  const dying = migration("0002_die", "INSERT INTO a VALUES (3); SELECT pg_terminate_backend(pg_backend_pid());");
  await expect(applyMigrations(url, [first, dying])).rejects.toThrow();
  expect(await idsOf(url)).toEqual([1]);
});

test("several processes at once apply each migration once", async () => {
  const url = await emptyDatabase();
  const slow = migration("0001_create_a", "CREATE TABLE a (id int); SELECT pg_sleep(0.2); INSERT INTO a VALUES (1);");
  const applied = await Promise.all(Array.from({ length: 4 }, () => applyMigrations(url, [slow, withBody])));
  expect(applied.flat().sort()).toEqual(["0001_create_a", "0002_create_f"]);
  expect(await idsOf(url)).toEqual([1, 2]);
});

test("an applied migration that was edited is refused in a sentence", async () => {
  const url = await emptyDatabase();
  await applyMigrations(url, [first]);
  const edited = migration(first.name, `${first.sql} -- one more word`);
  await expect(applyMigrations(url, [edited, withBody])).rejects.toMatchObject({
    message: "The migration 0001_create_a was edited after it had been applied to this database.",
    fix: expect.stringContaining("npm run db:new"),
  });
});

test("the ledger is Prisma's: its columns, and the SHA-256 of each script", async () => {
  const url = await emptyDatabase();
  const migrations = await readMigrations("prisma/migrations");
  await applyMigrations(url, migrations);
  const rows = await rowsOf<{ migration_name: string; checksum: string; done: boolean; rolled_back_at: null }>(
    url,
    "SELECT migration_name, checksum, finished_at >= started_at AS done, rolled_back_at FROM _prisma_migrations ORDER BY started_at",
  );
  expect(rows).toEqual(migrations.map(({ name, checksum }) => ({ migration_name: name, checksum, done: true, rolled_back_at: null })));
});
