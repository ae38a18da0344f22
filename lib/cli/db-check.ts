import path from "node:path";
import { readMigrations } from "@/lib/db/migrate/folder";
import { schemaDiff } from "@/lib/db/migrate/schema-engine";
import { readSchemaFiles } from "@/lib/db/migrate/schema-files";
import { missingMigrations } from "@/lib/db/migrate/status";
import { withScratchDatabase } from "./scratch-database";
import { loadEnvFile } from "./start/env-file";
import type { Environment } from "./start/environment";

/**
 * `npm run db:check`: do the migrations make what the schema files say, and, when WAKE_DATABASE_URL is set, does that database have
 * all of them and nothing else? Prints what differs; returns 1 when something does.
 */
export async function main(_: readonly string[], environment: Environment): Promise<number> {
  await loadEnvFile(".env", environment);
  const files = await readSchemaFiles("prisma");
  const unwritten = await withScratchDatabase("prisma", (url) => schemaDiff(url, files));
  const findings = unwritten === "" ? [] : [`The schema files want what no migration makes (npm run db:new -- verb_noun):\n${unwritten}`];
  const url = environment["WAKE_DIRECT_URL"] || environment["WAKE_DATABASE_URL"];
  if (url) findings.push(...(await checkDatabase(url)));
  console.log(findings.length === 0 ? "Schema, migrations and database agree." : findings.join("\n\n"));
  return findings.length === 0 ? 0 : 1;
}

async function checkDatabase(url: string): Promise<string[]> {
  const missing = await missingMigrations(url, await readMigrations(path.join("prisma", "migrations")));
  if (missing.length > 0) return [`The database lacks ${missing.join(", ")} (npm run db:migrate).`];
  const drift = await schemaDiff(url, await readSchemaFiles("prisma"));
  return drift === "" ? [] : [`The database has drifted; this SQL would bring it back:\n${drift}`];
}
