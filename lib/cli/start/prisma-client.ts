import path from "node:path";
import type { Environment } from "./environment";
import { runTool } from "./run-tool";
import { sourceHash } from "./source-hash";
import { makeWhenStale } from "./stamp";

/**
 * Generates the Prisma client when its schema has changed. Prisma would first download a native engine that it then does not use
 * for this; naming any program as that engine keeps it from trying.
 */
export async function ensurePrismaClient(root: string, environment: Environment): Promise<boolean> {
  const hash = await sourceHash(root, ["prisma/schema.prisma", "prisma/models", "node_modules/prisma/package.json"]);
  return makeWhenStale(path.join(root, "lib", "db", "generated", ".stamp"), hash, () =>
    runTool({
      script: path.join(root, "node_modules", "prisma", "build", "index.js"),
      args: ["generate"],
      environment: {
        ...environment,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    }),
  );
}
