import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import type { Environment } from "./environment";

/** Adds the variables of a .env file that are not set yet. A missing file adds nothing. */
export async function loadEnvFile(file: string, environment: Environment): Promise<void> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  for (const [name, value] of Object.entries(parseEnv(text))) environment[name] ??= value;
}
