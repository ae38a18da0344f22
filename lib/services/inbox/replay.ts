import { z } from "zod";
import { connectionIds } from "@/lib/db/read/inbox/pages";
import { type Actor, authorise } from "@/lib/domain/access";
import { parseInput } from "@/lib/services/parse";
import { API } from "./replay-step";
import { replayFilter, requestReplay } from "./request-replay";
import { advanceReplay } from "./run-replays";

export type ReplayProgress = { readonly connection: string; readonly done: number; readonly total: number };

const schema = replayFilter.extend({ connection: z.string().optional() });

/**
 * Reads stored deliveries again, to the end: `{ connection?, from?, to?, states? }`; without a connection those of all, and of the events
 * API. A whole replay replaces what the deliveries told of before, one of some deliveries adds to it. It can be broken off and goes on
 * by itself in a running Wake. Returns how many were read. Throws `forbidden`, `invalid`, `not-found`.
 */
export async function replayDeliveries(
  actor: Actor | null,
  input: unknown,
  onProgress: (progress: ReplayProgress) => void,
  now: Date,
): Promise<number> {
  authorise(actor, "connections.manage");
  const { connection, ...filter } = parseInput(schema, input);
  let read = 0;
  for (const subject of connection === undefined ? [...(await connectionIds()), API] : [connection]) {
    await requestReplay(actor, { connection: subject, ...filter }, now);
    let total = 0;
    let last = 0;
    for (let step = await advanceReplay(subject, now); step !== null; step = step.finished ? null : await advanceReplay(subject, now)) {
      total = step.total ?? total;
      last = Math.max(last, step.done);
      onProgress({ connection: subject, done: last, total });
    }
    read += last;
  }
  return read;
}
