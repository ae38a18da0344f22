import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readMigrations } from "@/lib/db/migrate/folder";
import { newMigration } from "@/lib/db/migrate/new-migration";
import { schemaDiff } from "@/lib/db/migrate/schema-engine";
import { readSchemaFiles } from "@/lib/db/migrate/schema-files";
import { pool } from "@/lib/db/pool";
import { emptyDatabase } from "@/tests/support/empty-database";

const databaseUrl = process.env["WAKE_DATABASE_URL"] ?? "";

test("the migrations make exactly what the schema files say", async () => {
  expect(await schemaDiff(databaseUrl, await readSchemaFiles("prisma"))).toBe("");
});

test("a column that somebody added by hand is found", async () => {
  await pool().query('ALTER TABLE "Team" ADD COLUMN "motto" text');
  const drift = await schemaDiff(databaseUrl, await readSchemaFiles("prisma"));
  expect(drift).toContain('ALTER TABLE "Team" DROP COLUMN "motto"');
});

test("a new migration takes a database to the schema files, and is then all there is to do", async () => {
  const prismaFolder = await mkdtemp(path.join(tmpdir(), "wake-"));
  const url = await emptyDatabase();
  const model = (fields: string): Promise<void> =>
    writeFile(
      path.join(prismaFolder, "schema.prisma"),
      `datasource db {\n  provider = "postgresql"\n}\nmodel Boat {\n  id Int @id\n${fields}\n}\n`,
    );
  const addAndApply = async (title: string): Promise<string[]> => {
    await newMigration({ databaseUrl: url, title, prismaFolder });
    return applyMigrations(url, await readMigrations(path.join(prismaFolder, "migrations")));
  };
  try {
    await model("");
    expect(await addAndApply("create_boat")).toEqual(["0001_create_boat"]);
    await model('  name String @default("it\'s; $$")');
    expect(await addAndApply("add_name")).toEqual(["0002_add_name"]);
    expect(await schemaDiff(url, await readSchemaFiles(prismaFolder))).toBe("");
    await expect(newMigration({ databaseUrl: url, title: "Nonsense", prismaFolder })).rejects.toThrow("is not a name for a migration");
  } finally {
    await rm(prismaFolder, { recursive: true });
  }
});
