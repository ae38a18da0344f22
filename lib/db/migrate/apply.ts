import type pg from "pg";
import { lockLedger, readLedger, record } from "./ledger";
import type { Migration } from "./migration";
import { pendingMigrations } from "./pending";
import { splitStatements } from "./split-statements";
import { withClient } from "./with-client";

/**
 * Brings a database up to the last of `migrations` and returns the names of those it applied. Each runs in one transaction with
 * its ledger row, statement by statement (Citus refuses several in one string): a crash at any point leaves it undone. Any
 * number of processes may call this at once. Throws a WakeError when the history cannot be continued, Postgres's error when a
 * statement fails.
 */
export const applyMigrations = (databaseUrl: string, migrations: readonly Migration[]): Promise<string[]> =>
  withClient(databaseUrl, async (client) => {
    const applied: string[] = [];
    for (let name = await applyNext(client, migrations); name !== null; name = await applyNext(client, migrations)) applied.push(name);
    return applied;
  });

/** Applies the first pending migration; null when nothing is pending. The ledger is read under the lock, never before it. */
async function applyNext(client: pg.Client, migrations: readonly Migration[]): Promise<string | null> {
  if (pendingMigrations(migrations, await readLedger(client)).length === 0) return null;
  await client.query("BEGIN");
  try {
    await lockLedger(client);
    const [next] = pendingMigrations(migrations, await readLedger(client));
    if (next !== undefined) await run(client, next);
    await client.query("COMMIT");
    return next?.name ?? null;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined); // the first error is the one to tell
    throw error;
  }
}

async function run(client: pg.Client, migration: Migration): Promise<void> {
  const statements = splitStatements(migration.sql);
  for (const [index, statement] of statements.entries()) {
    try {
      await client.query(statement);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Migration ${migration.name}, statement ${index + 1} of ${statements.length}: ${reason}`, { cause: error });
    }
  }
  await record(client, migration, statements.length);
}
