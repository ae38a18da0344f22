import { readFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { WakeError } from "@/lib/domain/error";
import { judgeWorld } from "@/lib/health/offline/judge-world";
import type { WorldVerdict } from "@/lib/health/offline/world";
import type { Environment } from "../../start/environment";
import { readFlags } from "../options";
import { readWorld } from "./world-file";

const USAGE = "wake judge FILE|-";

/**
 * `wake judge FILE|-`: the verdicts on all deployments that a file tells of, as one JSON array on standard output, a verdict a line.
 * It needs no database and no settings. What had to be put right in the file is told on standard error.
 */
export async function judge(args: readonly string[], environment: Environment): Promise<number> {
  const { positionals } = readFlags(args, {}, USAGE);
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new WakeError("invalid", "Name one file with deployments and series, or - for standard input.", { fix: USAGE });
  const { world, remarks } = readWorld(await contentsOf(name, environment));
  for (const remark of remarks) process.stderr.write(`${remark}\n`);
  const lines = judgeWorld(world).map((verdict) => JSON.stringify(answerOf(verdict)));
  await written(lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`);
  return 0;
}

/** A verdict as it is printed: what there is not is left out. */
export function answerOf({ needed, detectedAt, ...verdict }: WorldVerdict): Record<string, unknown> {
  return { ...verdict, ...(needed === null ? {} : { needed }), ...(detectedAt === null ? {} : { detectedAt }) };
}

async function contentsOf(name: string, environment: Environment): Promise<string> {
  if (name === "-") return text(process.stdin);
  const file = path.resolve(environment["INIT_CWD"] ?? ".", name);
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new WakeError("not-found", `${file} cannot be read.`, { fix: "Check the name and that you may read it.", cause });
  }
}

/** Whoever calls ends the process at once: what goes into a pipe has to be on its way before. */
const written = (output: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(output, (error) => (error ? reject(error) : resolve())));
