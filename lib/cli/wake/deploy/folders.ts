import { lstatSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import type { Environment } from "../../start/environment";

/**
 * A folder of this command's own that can be written: WAKE_SPOOL, else the user's cache, else one in the temporary folder; null when
 * there is none. It may be shared by commands that run at once, never by users.
 */
export function ownFolder(environment: Environment): string | null {
  const cache = environment["XDG_CACHE_HOME"] || path.join(environment["HOME"] || homedir(), ".cache");
  const candidates = [
    ...(environment["WAKE_SPOOL"] ? [path.resolve(environment["WAKE_SPOOL"])] : []),
    path.join(cache, "wake"),
    path.join(tmpdir(), `wake-${process.getuid?.() ?? "user"}`),
  ];
  return candidates.find(canBeMine) ?? null;
}

/** Whether the folder is there, or could be made, and is nobody else's: in a shared place another user may have been first. */
function canBeMine(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid() || process.getuid() === 0);
  } catch {
    return false;
  }
}
