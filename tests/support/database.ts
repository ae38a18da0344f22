import { pool } from "@/lib/db/pool";
import { isDeadlock } from "@/lib/db/prisma";

/** What a test before left under way may still hold rows: the server then ends one of the two, and the next attempt finds them free. */
const ATTEMPTS = 5;

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
  if (tables) await truncate(tables);
}

async function truncate(tables: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pool().query(`TRUNCATE ${tables} RESTART IDENTITY CASCADE`);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}
