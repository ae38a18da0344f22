import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "@/lib/db/embedded/binaries";

/** The programs of an installed PostgreSQL of that major version: where Debian and Homebrew put them, else in the path; or null. */
export async function findPostgres(major: number): Promise<Binaries | null> {
  const usual = [`/usr/lib/postgresql/${major}/bin`, `/opt/homebrew/opt/postgresql@${major}/bin`, `/usr/local/opt/postgresql@${major}/bin`];
  for (const folder of [...usual, ...(process.env["PATH"] ?? "").split(path.delimiter)]) {
    const version = await versionIn(folder);
    if (version !== null && Number.parseInt(version, 10) === major) return { root: path.dirname(folder), bin: folder, version };
  }
  return null;
}

/** "15.12" of the `postgres` in a folder that has `initdb` beside it. */
async function versionIn(folder: string): Promise<string | null> {
  try {
    const program = await realpath(path.join(folder, "postgres"));
    await realpath(path.join(folder, "initdb"));
    const { stdout } = await promisify(execFile)(program, ["--version"]);
    return /(\d+\.\d+)/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}
