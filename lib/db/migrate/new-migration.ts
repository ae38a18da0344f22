import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { WakeError } from "@/lib/domain/error";
import { readMigrations } from "./folder";
import { schemaDiff } from "./schema-engine";
import { readSchemaFiles } from "./schema-files";

type Request = {
  /** A database that has every existing migration and nothing else. */
  readonly databaseUrl: string;
  /** verb_noun */
  readonly title: string;
  /** The folder with schema.prisma; migrations are in `migrations` below it. */
  readonly prismaFolder: string;
};

/**
 * Writes the next migration folder: from what the migrations make to what the schema files say. An unchanged schema gives an
 * empty script to write SQL into. Returns the path of the script.
 */
export async function newMigration({ databaseUrl, title, prismaFolder }: Request): Promise<string> {
  if (!/^[a-z]+(_[a-z0-9]+)+$/.test(title))
    throw new WakeError("invalid", `"${title}" is not a name for a migration.`, { fix: "Use verb_noun, such as add_approvals." });
  const folder = path.join(prismaFolder, "migrations");
  const last = (await readMigrations(folder)).at(-1);
  const number = String(Number(last?.name.slice(0, 4) ?? 0) + 1).padStart(4, "0");
  const script = await schemaDiff(databaseUrl, await readSchemaFiles(prismaFolder));
  const target = path.join(folder, `${number}_${title}`);
  await mkdir(target, { recursive: true });
  await writeFile(path.join(folder, "migration_lock.toml"), 'provider = "postgresql"\n');
  const file = path.join(target, "migration.sql");
  await writeFile(file, script === "" ? "-- Write the SQL of this migration here.\n" : `${script}\n`);
  return file;
}
