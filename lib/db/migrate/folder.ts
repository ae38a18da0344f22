import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Migration } from "./migration";

const named = /^\d{4}_[a-z]+(_[a-z0-9]+)+$/;

/** The migrations of a folder, oldest first. A folder that is not called NNNN_verb_noun is refused. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(absent);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => read(folder, name)));
}

async function read(folder: string, name: string): Promise<Migration> {
  if (!named.test(name)) throw new Error(`The migration ${name} must be called NNNN_verb_noun, such as 0007_add_approvals.`);
  const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

function absent(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}
