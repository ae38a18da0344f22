import { readFile, writeFile } from "node:fs/promises";

/** Runs `make` unless the stamp file holds `hash` already; stamps only what was made. Returns whether it was made. */
export async function makeWhenStale(stamp: string, hash: string, make: () => Promise<void>): Promise<boolean> {
  if ((await readFile(stamp, "utf8").catch(() => null)) === hash) return false;
  await make();
  await writeFile(stamp, hash);
  return true;
}
