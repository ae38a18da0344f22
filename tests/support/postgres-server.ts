import type { TestProject } from "vitest/node";
import { findPostgres } from "@/lib/cli/test/postgres-binaries";
import { startScratchServer } from "@/lib/db/embedded/scratch";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readMigrations } from "@/lib/db/migrate/folder";
import { withClient } from "@/lib/db/migrate/with-client";

declare module "vitest" {
  interface ProvidedContext {
    postgres: { serverUrl: string; template: string };
  }
}

/**
 * One server per run: WAKE_TEST_URL names one, WAKE_TEST_POSTGRES=15 makes a throwaway cluster with that version's programs, and
 * otherwise the embedded server is used. Its template database is migrated once; each test file gets a copy (worker-database.ts).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await open();
  const template = `wake_template_${process.pid}`;
  await onServer(server.url, `CREATE DATABASE ${template}`);
  await applyMigrations(databaseUrl(server.url, template), await readMigrations("prisma/migrations"));
  project.provide("postgres", { serverUrl: server.url, template });
  return async () => {
    for (const name of await copiesOf(server.url, template)) await onServer(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
    await server.stop();
  };
}

async function open(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env["WAKE_TEST_URL"];
  if (url) return { url, stop: async () => undefined };
  const major = process.env["WAKE_TEST_POSTGRES"];
  if (!major) return startScratchServer();
  const binaries = await findPostgres(Number(major));
  if (binaries === null) throw new Error(`PostgreSQL ${major} is not installed on this machine.`);
  return startScratchServer(binaries);
}

/** The address of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** The template and every database whose name begins with its name. */
const copiesOf = (serverUrl: string, template: string): Promise<string[]> =>
  withClient(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>("SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)", [
      template,
    ]);
    return rows.map((row) => row.name);
  });

/** Runs statements that no transaction may hold, such as CREATE DATABASE. */
export const onServer = (serverUrl: string, ...statements: string[]): Promise<void> =>
  withClient(serverUrl, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
