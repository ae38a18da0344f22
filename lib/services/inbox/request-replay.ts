import { z } from "zod";
import { type Db, inTransaction } from "@/lib/db/prisma";
import { DELIVERY_STATES } from "@/lib/db/read/connection/list";
import { appendAudit } from "@/lib/db/write/audit";
import { lockConnection, raiseGeneration } from "@/lib/db/write/connection";
import { queueReplay } from "@/lib/db/write/inbox-replay";
import { type Actor, authorise } from "@/lib/domain/access";
import { noSuchConnection } from "@/lib/services/connection/no-such-connection";
import { API_READING } from "@/lib/services/event/reader";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { fullReplay, partReplay } from "./replay-cursor";
import { API } from "./replay-step";

const time = z.iso.datetime({ offset: true, error: "Use a time such as 2026-11-20T09:30:00Z." });

/** Of which deliveries a replay is: without any of these of all, and then it replaces what they told of. */
export const replayFilter = z.object({
  from: time.optional().describe("When they arrived."),
  to: time.optional().describe("Exclusive."),
  states: z.array(z.enum(DELIVERY_STATES)).min(1).optional(),
});

const schema = replayFilter.extend({ connection: z.string("Name the connection.") });

/**
 * Asks for a replay of one connection in the background: `{ connection, from?, to?, states? }`; the connection `api` stands for the events
 * API. Returns the id of its backfill. Throws `forbidden`, `invalid`, `not-found`.
 */
export async function requestReplay(actor: Actor | null, input: unknown, now: Date): Promise<{ backfill: string }> {
  authorise(actor, "connections.manage");
  const { connection, ...filter } = parseInput(schema, input);
  return inTransaction(async (tx) => {
    const whole = Object.values(filter).every((part) => part === undefined);
    const cursor = whole ? fullReplay(await nextReading(tx, connection)) : partReplay(filter);
    if (!whole && connection !== API && (await lockConnection(tx, connection)) === null) throw noSuchConnection();
    const backfill = await queueReplay(tx, connection, cursor, now);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "connection.replay", subject: `connection:${connection}`, detail: { whole } });
    return { backfill };
  });
}

async function nextReading(tx: Db, connection: string): Promise<number> {
  if (connection === API) return API_READING;
  if ((await lockConnection(tx, connection)) === null) throw noSuchConnection();
  return raiseGeneration(tx, connection);
}
