import { pool } from "@/lib/db/pool";

/**
 * Empties every table of this test file's database and restarts its counters; the ledger of migrations stays. Partitions are emptied
 * through their parents.
 */
export async function freshDatabase(): Promise<void> {
  const { rows } = await pool().query<{ tables: string | null }>(
    `SELECT string_agg(format('%I.%I', n.nspname, c.relname), ', ') AS tables
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('public', 'telemetry') AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'`,
  );
  const tables = rows[0]?.tables;
  if (tables) await pool().query(`TRUNCATE ${tables} RESTART IDENTITY CASCADE`);
}
