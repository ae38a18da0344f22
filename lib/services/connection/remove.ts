import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { deleteConnection } from "@/lib/db/write/connection";
import { forgetReplay } from "@/lib/db/write/inbox-replay";
import { type Actor, authorise } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { noSuchConnection } from "./no-such-connection";

const schema = z.object({ connection: z.string("Name the connection.") });

/** Removes a connection and its secrets: `{ connection }`. What it told of stays. Throws `forbidden`, `not-found`. */
export async function removeConnection(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "connections.manage");
  const { connection } = parseInput(schema, input);
  await inTransaction(async (tx) => {
    if (!(await deleteConnection(tx, connection))) throw noSuchConnection();
    await forgetReplay(tx, connection);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "connection.remove", subject: `connection:${connection}` });
  });
}
