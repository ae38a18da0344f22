import { mkdir } from "node:fs/promises";
import path from "node:path";
import { owner } from "@/lib/db/embedded/cluster";
import { runningPostmaster } from "@/lib/db/embedded/postmaster";
import { readState } from "@/lib/db/embedded/state";
import { readMigrations } from "@/lib/db/migrate/folder";
import { missingMigrations } from "@/lib/db/migrate/status";
import { WakeError } from "@/lib/domain/error";
import { lockDataDir } from "../start/data-lock";
import { migrate, openDatabase } from "../start/database";
import { loadEnvFile } from "../start/env-file";
import type { Environment } from "../start/environment";
import { ensurePrismaClient } from "../start/prisma-client";
import type { Note } from "../start/progress";
import { keepSecret } from "../start/secret";
import { checkSettings } from "../start/settings";
import { Teardown } from "../start/teardown";

/**
 * Runs `work` with Wake's database: that of WAKE_DATABASE_URL, else the embedded one of the data folder, in which Wake may be running;
 * when it is not, the database is started for the time of the work. The environment is completed for modules that are imported by then,
 * so `work` has to import services late. Throws a WakeError when the database cannot be reached or is of another version of Wake.
 */
export async function withDatabase<Result>(
  dataDir: string | undefined,
  environment: Environment,
  say: Note,
  work: () => Promise<Result>,
): Promise<Result> {
  const teardown = new Teardown();
  try {
    await loadEnvFile(".env", environment);
    checkSettings(environment);
    const folder = path.resolve(dataDir ?? (environment["WAKE_DATA_DIR"] || ".wake"));
    await mkdir(folder, { recursive: true });
    await reach(folder, environment, teardown, say);
    environment["WAKE_SECRET"] ||= await keepSecret(folder);
    environment["WAKE_LOG_LEVEL"] ||= "warn";
    await ensurePrismaClient(".", environment);
    const { closePool } = await import("@/lib/db/pool");
    const { disconnect } = await import("@/lib/db/prisma");
    teardown.add(closePool);
    teardown.add(disconnect);
    return await work();
  } finally {
    await teardown.run();
  }
}

/** Makes WAKE_DATABASE_URL name a server that runs and has every migration. */
async function reach(folder: string, environment: Environment, teardown: Teardown, say: Note): Promise<void> {
  environment["WAKE_DATABASE_URL"] ||= (await runningEmbedded(folder)) ?? "";
  if (environment["WAKE_DATABASE_URL"] !== "") return checkVersion(environment["WAKE_DATABASE_URL"]);
  say(`No Wake runs on ${folder}; its database is started for this command.`);
  const lock = await lockDataDir(folder);
  teardown.add(() => lock.release());
  await openDatabase(folder, environment, teardown, say);
  await migrate(".", environment);
}

/** The address of the embedded server that runs on a data folder; null when none does. */
async function runningEmbedded(folder: string): Promise<string | null> {
  const { password, port, cluster } = await readState(folder);
  const running = await runningPostmaster(cluster ?? path.join(folder, "postgres"));
  return running === null || port === null ? null : `postgresql://${owner}:${password}@127.0.0.1:${port}/${owner}`;
}

async function checkVersion(url: string): Promise<void> {
  const missing = await missingMigrations(url, await readMigrations(path.join("prisma", "migrations"))).catch((cause: Error) => {
    if (cause instanceof WakeError) throw cause;
    throw new WakeError("unavailable", `The database at ${new URL(url).host} cannot be used: ${cause.message || cause.name}.`, {
      fix: "Check WAKE_DATABASE_URL or --data-dir, and that Wake or its database runs.",
      cause,
    });
  });
  if (missing.length > 0)
    throw new WakeError("conflict", `The database lacks what this version of Wake needs: ${missing.join(", ")}.`, {
      fix: "Stop Wake and start this version once (npm start), or run npm run db:migrate; then run this command again.",
    });
}
