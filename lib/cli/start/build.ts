import path from "node:path";
import type { Environment } from "./environment";
import type { Note } from "./progress";
import { runTool } from "./run-tool";
import { sourceHash } from "./source-hash";
import { makeWhenStale } from "./stamp";

const sources = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const notInTheApp = ["lib/cli", "lib/db/generated", "lib/db/embedded"].map((folder) => path.join(folder, path.sep));

/** A build loads modules that insist on their settings; it must neither need a database nor keep these. */
const placeholders = { WAKE_DATABASE_URL: "postgresql://build@127.0.0.1:1/none", WAKE_SECRET: "only-for-the-build-and-kept-nowhere" };

type Build = { readonly root: string; readonly environment: Environment; readonly signal?: AbortSignal; readonly onNote: Note };

/** Builds the app when a file that it is made of has changed since the last build. Returns whether it was built. */
export async function ensureBuild({ root, environment, signal, onNote }: Build): Promise<boolean> {
  const hash = await sourceHash(root, sources, notInTheApp);
  return makeWhenStale(path.join(root, ".next", "wake-build"), hash, () =>
    runTool({
      script: path.join(root, "node_modules", "next", "dist", "bin", "next"),
      args: ["build"],
      environment: { ...environment, ...placeholders, NEXT_TELEMETRY_DISABLED: "1" },
      ...(signal && { signal }),
      onLine: (line) => {
        const milestone = milestoneOf(line);
        if (milestone !== null) onNote(milestone);
      },
    }),
  );
}

/** The few lines of a build that tell how far it is. */
function milestoneOf(line: string): string | null {
  const text = line.replace(/^\s*[✓▲-]?\s*/u, "").trim();
  return /^(Compiled successfully|Running TypeScript|Collecting page data|Generating static pages.*\(0)/.test(text)
    ? text.replace(/ using \d+ workers?| \(0.*| \.\.\.$/g, "")
    : null;
}
