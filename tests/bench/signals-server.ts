import { startScratchServer } from "@/lib/db/embedded/scratch";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readMigrations } from "@/lib/db/migrate/folder";
import { closePool, pool } from "@/lib/db/pool";

/** Runs `work` on a database of its own, made and migrated for it, and removes the database. */
export async function onScratchDatabase(work: () => Promise<void>): Promise<void> {
  const server = await startScratchServer();
  try {
    process.env["WAKE_DATABASE_URL"] = server.url;
    process.env["WAKE_SECRET"] ||= "only-for-measuring-and-kept-nowhere-else";
    process.env["WAKE_LOG_LEVEL"] ||= "silent";
    await applyMigrations(server.url, await readMigrations("prisma/migrations"));
    await work();
  } finally {
    await closePool();
    await server.stop();
  }
}

/** Bytes of a partitioned table with its indexes. */
export async function bytesOf(table: string): Promise<number> {
  const { rows } = await pool().query<{ bytes: number }>(
    `SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)::float8 AS bytes FROM pg_inherits WHERE inhparent = $1::regclass`,
    [`telemetry.${table}`],
  );
  return rows[0]?.bytes ?? 0;
}

export async function countOf(table: string): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(`SELECT count(*)::float8 AS count FROM telemetry.${table}`);
  return rows[0]?.count ?? 0;
}
