import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Migration } from "./migration";

/** Prisma's own table, so that `prisma migrate` and this runner can take turns on one database. */
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

const lockKey = "wake:migrations";

/** Waits until no other process migrates this database; the lock ends with the transaction, also behind a connection pooler. */
export async function lockLedger(client: pg.ClientBase): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [lockKey]);
  await client.query(table);
}

export type Entry = { readonly name: string; readonly checksum: string; readonly finished: boolean };

/** The migrations a database knows of, in the order of their start; empty when it has never been migrated. */
export async function readLedger(client: pg.ClientBase): Promise<Entry[]> {
  const known = await client.query<{ present: boolean }>("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present");
  if (known.rows[0]?.present !== true) return [];
  const { rows } = await client.query<Entry>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows;
}

/** Records a migration as applied, in the transaction that applied it. */
export async function record(client: pg.ClientBase, migration: Migration, steps: number): Promise<void> {
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES ($1, $2, clock_timestamp(), $3, now(), $4)`,
    [randomUUID(), migration.checksum, migration.name, steps],
  );
}
