import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

/** Below it, so that packages are found. */
const CACHE = "node_modules/.cache";

/**
 * `http-server.ts` and what it imports of Wake as one plain file, since a loader that translates while it runs makes functions
 * dearer and processes larger than they are in a built Wake.
 */
export async function builtServer(): Promise<{ file: string; remove: () => Promise<void> }> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(path.join(CACHE, "wake-bench-"));
  const file = path.join(folder, "http-server.mjs");
  await build({
    entryPoints: ["tests/bench/http-server.ts"],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
