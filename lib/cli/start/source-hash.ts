import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** A fingerprint of files and of everything below folders: paths and contents. Missing ones are left out, and so is what `skip` names. */
export async function sourceHash(root: string, entries: readonly string[], skip: readonly string[] = []): Promise<string> {
  const files = (await Promise.all(entries.map((entry) => filesOf(root, entry)))).flat();
  const kept = files.filter((file) => !skip.some((prefix) => file.startsWith(prefix))).sort();
  const hash = createHash("sha256");
  for (const file of kept) {
    const content = await readFile(path.join(root, file)).catch(() => null);
    if (content !== null) hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

async function filesOf(root: string, entry: string): Promise<string[]> {
  const found = await readdir(path.join(root, entry), { recursive: true, withFileTypes: true }).catch(() => null);
  if (found === null) return [entry];
  return found.filter((item) => item.isFile()).map((item) => path.relative(root, path.join(item.parentPath, item.name)));
}
