import { randomUUID } from "node:crypto";
import { copyFile, link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { startOf } from "@/lib/db/embedded/process-table";
import { WakeError } from "@/lib/domain/error";

const holderSchema = z.object({ pid: z.number().int(), startedAt: z.string().nullable() });
type Holder = z.output<typeof holderSchema>;

/** Between two looks at a lock that another process is about to replace. */
const pauseMs = 5;

export type DataLock = {
  /** An earlier holder died without letting go. */
  readonly recovered: boolean;
  release(): Promise<void>;
};

/**
 * Takes the data folder for this process, making it if need be. The lock names its holder by process number and start time, so a
 * number that was given to another process since does not count. Throws a WakeError when the holder lives.
 */
export async function lockDataDir(dataDir: string): Promise<DataLock> {
  await mkdir(dataDir, { recursive: true });
  const file = path.join(dataDir, "lock");
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, startedAt: await startOf(process.pid) } satisfies Holder));
  try {
    const outcome = await take(file, mine);
    if (typeof outcome === "string") return { recovered: outcome === "recovered", release: () => rm(file, { force: true }) };
    throw new WakeError("conflict", `Another Wake (process ${outcome.pid}) is using ${dataDir}.`, {
      fix: "Stop it, or start this one with --data-dir elsewhere: npm start -- --data-dir ./another",
    });
  } finally {
    await rm(mine, { force: true });
  }
}

/**
 * Puts a link to `mine` at `file`, or tells who lives there. A dead holder's file is replaced under a lock of the same kind, one
 * process at a time: two that removed it could each remove the other's.
 */
async function take(file: string, mine: string): Promise<"taken" | "recovered" | Holder> {
  for (;;) {
    if (await tryLink(mine, file)) return "taken";
    const seen = await look(file);
    if (typeof seen === "object") return seen;
    const guard = `${file}.takeover`;
    if (seen === "dead" && typeof (await take(guard, mine)) === "string") {
      try {
        if ((await look(file)) === "dead") {
          await replace(file, mine);
          return "recovered";
        }
      } finally {
        await rm(guard, { force: true });
      }
    }
    await sleep(pauseMs);
  }
}

/** A hard link appears whole or not at all, and only where there is nothing yet. */
const tryLink = (from: string, to: string): Promise<boolean> =>
  link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );

/** In one step: a moment without the file would let another process in. */
async function replace(file: string, mine: string): Promise<void> {
  const copy = `${mine}.copy`;
  await copyFile(mine, copy);
  await rename(copy, file);
}

/** Whose lock it is when they live; a lock that cannot be read counts as a dead one's. */
async function look(file: string): Promise<Holder | "dead" | "absent"> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return "absent";
  const holder = parse(text);
  return holder !== null && (await startOf(holder.pid)) === holder.startedAt ? holder : "dead";
}

function parse(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
