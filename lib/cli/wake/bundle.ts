import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const BANNER = `#!/usr/bin/env node
// The pipeline's part of Wake's command line in one file that needs Node 20 or newer and nothing else.
// Made from lib/cli/wake/deploy and lib/cli/wake/gate; change it there and run: node lib/cli/run.mjs wake/bundle`;

/** The text of public/wake.mjs: `wake deploy`, `wake gate` and all that they import. */
export async function bundledText(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["lib/cli/wake/pipeline-entry.ts"],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    charset: "utf8",
    banner: { js: BANNER },
  });
  return outputFiles[0]?.text ?? "";
}

/** `node lib/cli/run.mjs wake/bundle`: writes public/wake.mjs. A test fails while it is older than its sources. */
export async function main(): Promise<number> {
  const file = path.join("public", "wake.mjs");
  await writeFile(file, await bundledText());
  console.log(`Wrote ${file}.`);
  return 0;
}
