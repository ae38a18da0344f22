import { isDeepStrictEqual } from "node:util";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { lockConnection, raiseGeneration, updateConnection } from "@/lib/db/write/connection";
import { queueReplay } from "@/lib/db/write/inbox-replay";
import { type Actor, authorise } from "@/lib/domain/access";
import { fullReplay } from "@/lib/services/inbox/replay-cursor";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { connectionPatchSchema, givenParts, readSettings } from "./connection-input";
import { noSuchConnection } from "./no-such-connection";

export type Updated = {
  /** The replay that reads the connection's deliveries again; null when the settings mean what they meant before. */
  readonly backfill: string | null;
};

/**
 * Stores what changes of a connection: `{ connection, name?, settings? }`; parts of the settings that are left out stay as they are.
 * New settings hold for what arrives from now on, and a replay in the background reads what arrived before. Throws `forbidden`,
 * `invalid`, `not-found`.
 */
export async function updateSettings(actor: Actor | null, input: unknown, now: Date): Promise<Updated> {
  authorise(actor, "connections.manage");
  const { connection, name, settings } = parseInput(connectionPatchSchema, input);
  const parts = givenParts(settings, (input as { settings?: unknown }).settings);
  return inTransaction(async (tx) => {
    const held = await lockConnection(tx, connection);
    if (held === null) throw noSuchConnection();
    const before = readSettings(held.settings);
    const after = readSettings({ ...before, ...parts });
    const changed = !isDeepStrictEqual(before, after);
    await updateConnection(tx, connection, { ...(name === undefined ? {} : { name }), settings: after });
    const backfill = changed ? await queueReplay(tx, connection, fullReplay(await raiseGeneration(tx, connection)), now) : null;
    await publishChange(tx, "settings");
    const detail = { ...(name === undefined ? {} : { name }), settings: Object.keys(parts).sort(), replay: changed };
    await appendAudit(tx, { actor, action: "connection.update", subject: `connection:${connection}`, detail });
    return { backfill };
  });
}
