import path from "node:path";
import { startEmbedded } from "@/lib/db/embedded/embedded";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readMigrations } from "@/lib/db/migrate/folder";
import { WakeError } from "@/lib/domain/error";
import type { Environment } from "./environment";
import type { Note } from "./progress";
import type { Teardown } from "./teardown";

export type Database = { readonly embedded: boolean; readonly lost: Promise<never> };

/** A database that was killed is started again this often; one that ends again and again has a cause that people must see. */
const MOST_RESTARTS = 3;

/**
 * Sees to it that WAKE_DATABASE_URL names a running server: the embedded one when it is unset. One that ends by itself is started
 * again at the same address, and Wake answers "unavailable" meanwhile; `lost` rejects when that does not help.
 */
export async function openDatabase(dataDir: string, environment: Environment, teardown: Teardown, onNote: Note): Promise<Database> {
  if (environment["WAKE_DATABASE_URL"]) return { embedded: false, lost: new Promise<never>(() => undefined) };
  let server = await startEmbedded({ dataDir, onNote });
  let wanted = false;
  teardown.add(() => {
    wanted = true;
    return server.stop();
  });
  environment["WAKE_DATABASE_URL"] = server.url;
  const keep = async (): Promise<never> => {
    for (let restarts = 0; ; restarts++) {
      const code = await server.exited;
      if (wanted) return new Promise<never>(() => undefined);
      if (restarts === MOST_RESTARTS) throw endedByItself(dataDir, code);
      onNote(`the database ended by itself (exit ${code}) and is started again`);
      const again = await startEmbedded({ dataDir, onNote });
      if (wanted) await again.stop();
      else if (again.url !== server.url) throw endedByItself(dataDir, code);
      server = again;
    }
  };
  const lost = keep();
  lost.catch(() => undefined);
  return { embedded: true, lost };
}

const endedByItself = (dataDir: string, code: number | string | null): WakeError =>
  new WakeError("unavailable", `The database ended by itself (exit ${code}).`, {
    fix: `${path.join(dataDir, "postgres.log")} says why. Start Wake again: nothing that was acknowledged is lost.`,
  });

/** Applies the pending migrations; returns their names. A server that cannot be reached is told in a sentence. */
export async function migrate(root: string, environment: Environment): Promise<string[]> {
  const url = environment["WAKE_DIRECT_URL"] || environment["WAKE_DATABASE_URL"] || "";
  const migrations = await readMigrations(path.join(root, "prisma", "migrations"));
  return applyMigrations(url, migrations).catch((error: Error) => {
    const code = "code" in error ? String(error.code) : "";
    if (!/^(E[A-Z]+|28\w{3}|3D000)$/.test(code)) throw error;
    throw new WakeError("unavailable", `The database at ${new URL(url).host} cannot be used: ${error.message || code}.`, {
      fix: "Check WAKE_DATABASE_URL, and that the server runs and lets this machine in.",
      cause: error,
    });
  });
}
