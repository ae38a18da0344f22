import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

export type SchemaFile = { readonly path: string; readonly content: string };

/** Every .prisma file below a folder, in the form the schema engine takes. */
export async function readSchemaFiles(folder: string): Promise<SchemaFile[]> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((entry) => entry.endsWith(".prisma")).sort();
  return Promise.all(files.map(async (file) => ({ path: file, content: await readFile(path.join(folder, file), "utf8") })));
}
