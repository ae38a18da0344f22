import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { observePool } from "../telemetry/observe-pool";

/** Kept on `globalThis`: Next bundles this file more than once, and each copy must share one pool. */
const held = globalThis as typeof globalThis & { wakePool?: pg.Pool };

/** The process's connection pool; everything that speaks to Postgres goes through it. */
export function pool(): pg.Pool {
  held.wakePool ??= open();
  return held.wakePool;
}

/** Closes the pool; the next `pool()` opens another. */
export async function closePool(): Promise<void> {
  const open = held.wakePool;
  delete held.wakePool;
  await open?.end();
}

function open(): pg.Pool {
  const made = new pg.Pool({
    connectionString: env().WAKE_DATABASE_URL,
    max: 16,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    // A server that no longer answers ends no statement itself; then the connection must not be waited for either.
    query_timeout: 35_000,
    application_name: "wake",
  });
  // An idle connection that the server closes must not end the process.
  made.on("error", (error) => log.warn({ reason: error.message }, "a database connection was lost"));
  observePool(made);
  return made;
}
