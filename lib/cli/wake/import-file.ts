import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { WakeError } from "@/lib/domain/error";
import { linesOf } from "@/lib/http/events/lines";
import type { EventKind } from "@/lib/ingest/events/event-draft";
import type { LineImport, RefusedLine } from "@/lib/services/import/import-lines";
import type { Environment } from "../start/environment";
import { stopSignal } from "../start/stop-signal";
import { withDatabase } from "./database";
import { DATABASE_FLAGS, readFlags } from "./options";
import { progressLine } from "./progress-line";

const flags = { ...DATABASE_FLAGS, kind: { type: "string" }, again: { type: "boolean" } } as const;
const USAGE = "wake import FILE|- [--kind deployment|change|incident|change-request|approval|flag] [--again] [--data-dir DIR]";
/** Beyond these a file is wrong as a whole, and more lines of it say nothing new. */
const MOST_TOLD = 100;
const NEWLINE = 0x0a;
const STOPPED = 130;

type File = Pick<LineImport, "subject" | "name" | "total"> & { readonly bytes: AsyncIterable<Uint8Array> };

/**
 * `wake import FILE|-`: an event a line, straight into the database, however far back they lie. Returns 1 when lines were refused, 130
 * when it was stopped on the way; run again, it goes on where it was.
 */
export async function importFile(args: readonly string[], environment: Environment): Promise<number> {
  const { values, positionals } = readFlags(args, flags, USAGE);
  const [name] = positionals;
  if (name === undefined)
    throw new WakeError("invalid", "Name a file with an event on each line, or - for standard input.", { fix: USAGE });
  const { kindOf } = await import("@/lib/services/import/read-line");
  const kind = values.kind === undefined ? null : kindOf(values.kind);
  if (values.kind !== undefined && kind === null) throw new WakeError("invalid", `There is no kind “${values.kind}”.`, { fix: USAGE });
  const file = name === "-" ? standardInput() : await openFile(path.resolve(environment["INIT_CWD"] ?? ".", name), kind);
  const signal = stopSignal();
  return withDatabase(values["data-dir"], environment, console.error, () => load(file, kind, values.again === true, signal));
}

async function load(file: File, kind: EventKind | null, again: boolean, signal: AbortSignal): Promise<number> {
  const { importLines } = await import("@/lib/services/import/import-lines");
  const { IMPORT_ACTOR } = await import("@/lib/services/import/import-actor");
  const { findImport } = await import("@/lib/db/write/import-progress");
  const earlier = file.subject === null || again ? null : await findImport(file.subject);
  if (earlier !== null)
    console.error(
      earlier.state === "done"
        ? `${file.name} was imported before (${earlier.updatedAt.toISOString()}); --again reads it again.`
        : `Going on after line ${earlier.done}, where an earlier run stopped.`,
    );
  const line = progressLine("lines", earlier?.done ?? 0);
  let told = 0;
  const refused = ({ line: number, reason }: RefusedLine): void => {
    told += 1;
    if (told <= MOST_TOLD) line.say(`line ${number}: ${reason}`);
    if (told === MOST_TOLD + 1) line.say("More lines are refused; they are counted only.");
  };
  const progress = (counts: { line: number }): void => line.update(counts.line, file.total);
  const work = { ...file, lines: linesOf(file.bytes), kind, again };
  const ended = await importLines(IMPORT_ACTOR, work, { refused, progress, signal }, () => new Date());
  line.end();
  console.log(`${ended.created} stored, ${ended.duplicates} known already, ${ended.refused} refused.`);
  if (!ended.ended) console.log(`Stopped after line ${ended.line}. Run the command again to go on from there.`);
  return ended.ended ? (ended.refused > 0 ? 1 : 0) : STOPPED;
}

const standardInput = (): File => ({ subject: null, name: "standard input", total: null, bytes: process.stdin });

/** Read once for what makes it the same file later, and to know how long it is. */
async function openFile(file: string, kind: EventKind | null): Promise<File> {
  const hash = createHash("sha256").update(kind ?? "");
  let total = 0;
  let last = NEWLINE;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) total += 1;
      last = chunk.at(-1) ?? last;
    }
  } catch (cause) {
    throw new WakeError("not-found", `${file} cannot be read.`, { fix: "Check the name and that you may read it.", cause });
  }
  const subject = `file:${hash.digest("hex").slice(0, 32)}`;
  return { subject, name: path.basename(file), total: total + (last === NEWLINE ? 0 : 1), bytes: createReadStream(file) };
}
