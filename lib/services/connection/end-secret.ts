import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { removeOlderSecret } from "@/lib/db/write/connection";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { isUuid } from "@/lib/domain/uuid";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";

const schema = z.object({ connection: z.string("Name the connection."), secret: z.string("Name the secret.") });

/** Ends an older secret at once: `{ connection, secret }`, the ids of both. The newest stays. Throws `forbidden`, `not-found`. */
export async function endSecret(actor: Actor | null, input: unknown, now: Date): Promise<void> {
  authorise(actor, "connections.manage");
  const { connection, secret } = parseInput(schema, input);
  await inTransaction(async (tx) => {
    if (!isUuid(secret) || !(await removeOlderSecret(tx, connection, secret, now)))
      throw new WakeError("not-found", "There is no older secret with this id.", {
        fix: "Make a new one first: the newest cannot be ended.",
      });
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "connection.end-secret", subject: `connection:${connection}`, detail: { secret } });
  });
}
