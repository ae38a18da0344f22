import path from "node:path";
import { readMigrations } from "@/lib/db/migrate/folder";
import { missingMigrations } from "@/lib/db/migrate/status";
import { pool } from "@/lib/db/pool";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

export type Readiness = { readonly database: boolean; readonly migrations: boolean };

/** Set once the database was seen to have every migration: it does not lose one. */
const held = globalThis as typeof globalThis & { wakeMigrated?: boolean };

/** Whether the database answers and has every migration that this version of Wake knows. Answers within some seconds, whatever fails. */
export async function checkReadiness(): Promise<Readiness> {
  try {
    await pool().query("SELECT 1");
  } catch (error) {
    return failed(error, { database: false, migrations: false });
  }
  try {
    held.wakeMigrated ||= (await missingMigrations(env().WAKE_DATABASE_URL, await migrations())).length === 0;
    return { database: true, migrations: held.wakeMigrated };
  } catch (error) {
    return failed(error, { database: true, migrations: false });
  }
}

/** The app is always started in its own folder. */
const migrations = () => readMigrations(path.join(process.cwd(), "prisma", "migrations"));

function failed(error: unknown, readiness: Readiness): Readiness {
  log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "not ready");
  return readiness;
}
