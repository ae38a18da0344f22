import { lstat, readFile, symlink } from "node:fs/promises";
import path from "node:path";

type Link = { readonly at: string; readonly to: string };

/**
 * The shared libraries' short names that are still missing below a package: npm packages hold no symbolic links, only a list of
 * them. Programs that did not come from npm have no such list and miss nothing.
 */
export async function missingLinks(root: string): Promise<Link[]> {
  const listed: unknown = JSON.parse(await readFile(path.join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]"));
  const links = (Array.isArray(listed) ? listed : []).filter(isEntry).map(({ source, target }) => ({
    at: path.join(root, target),
    to: path.relative(path.dirname(target), source),
  }));
  const present = await Promise.all(links.map((link) => lstat(link.at).then(Boolean, () => false)));
  return links.filter((_, index) => present[index] === false);
}

/** Makes the links; another process may be doing the same. */
export async function makeLinks(links: readonly Link[]): Promise<void> {
  for (const link of links) {
    await symlink(link.to, link.at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

const isEntry = (entry: unknown): entry is { source: string; target: string } =>
  typeof entry === "object" &&
  entry !== null &&
  "source" in entry &&
  "target" in entry &&
  typeof entry.source === "string" &&
  typeof entry.target === "string";
