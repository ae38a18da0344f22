import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { lockConnection, updateConnection } from "@/lib/db/write/connection";
import { type Actor, authorise } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { noSuchConnection } from "./no-such-connection";

const schema = z.object({ connection: z.string("Name the connection."), disabled: z.boolean("Say whether it is to be disabled.") });

/** Stops taking a connection's calls, or takes them again: `{ connection, disabled }`. Throws `forbidden`, `not-found`. */
export async function disableConnection(actor: Actor | null, input: unknown, now: Date): Promise<void> {
  authorise(actor, "connections.manage");
  const { connection, disabled } = parseInput(schema, input);
  await inTransaction(async (tx) => {
    if ((await lockConnection(tx, connection)) === null) throw noSuchConnection();
    await updateConnection(tx, connection, { disabledAt: disabled ? now : null });
    await publishChange(tx, "settings");
    const action = disabled ? "connection.disable" : "connection.enable";
    await appendAudit(tx, { actor, action, subject: `connection:${connection}` });
  });
}
