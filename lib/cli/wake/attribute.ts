import { readFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { WakeError } from "@/lib/domain/error";
import { attribute as rank } from "@/lib/health/attribution/attribute";
import type { Attribution } from "@/lib/health/attribution/attribution";
import type { Environment } from "../start/environment";
import { readAttribution } from "./attribute-file";
import { readFlags } from "./options";

const USAGE = "wake attribute FILE|-";

/** `wake attribute FILE|-`: which release is behind an outage, from a file alone; prints `{ ranking }` as JSON, and needs no database. */
export async function attribute(args: readonly string[], environment: Environment): Promise<number> {
  const { positionals } = readFlags(args, {}, USAGE);
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new WakeError("invalid", "Name one file with an outage, or - for standard input.", { fix: USAGE });
  const source = name === "-" ? "Standard input" : name;
  const content = name === "-" ? await text(process.stdin) : await readNamed(path.resolve(environment["INIT_CWD"] ?? ".", name));
  console.log(JSON.stringify({ ranking: rankingOf(rank(readAttribution(content, source))) }, null, 2));
  return 0;
}

/** Best first; `release` is null for "no release", and the reasons are the sentences, strongest first. */
export const rankingOf = ({ suspects }: Attribution) =>
  suspects.map(({ candidate, posterior, for: pro, against }) => ({
    release: candidate.id,
    posterior,
    for: pro.map(({ sentence }) => sentence),
    against: against.map(({ sentence }) => sentence),
  }));

async function readNamed(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new WakeError("not-found", `${file} cannot be read.`, { fix: "Check the name and that you may read it.", cause });
  }
}
