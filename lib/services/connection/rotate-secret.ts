import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { lockConnection, retireSecrets } from "@/lib/db/write/connection";
import { type Actor, authorise } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { ownSecret } from "./connection-input";
import { addSecret, mintSecret } from "./new-secret";
import { noSuchConnection } from "./no-such-connection";

export type NewSecret = {
  readonly id: string;
  /** The only copy there will ever be; null when the caller brought its own. */
  readonly secret: string | null;
};

const OVERLAP_MS = 7 * 86_400_000;

export const newSecretSchema = z.object({ connection: z.string("Name the connection."), secret: ownSecret.optional() });

/**
 * Gives a connection a further secret: `{ connection, secret? }`. The one before holds for seven days more, or until it is ended; an
 * older one ends at once. Throws `forbidden`, `invalid`, `not-found`.
 */
export async function rotateSecret(actor: Actor | null, input: unknown, now: Date): Promise<NewSecret> {
  authorise(actor, "connections.manage");
  const { connection, secret: own } = parseInput(newSecretSchema, input);
  const made = own === undefined ? mintSecret() : null;
  const id = await inTransaction(async (tx) => {
    if ((await lockConnection(tx, connection)) === null) throw noSuchConnection();
    await retireSecrets(tx, connection, now, new Date(now.getTime() + OVERLAP_MS));
    const added = await addSecret(tx, connection, own ?? made ?? "", now);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "connection.rotate-secret", subject: `connection:${connection}` });
    return added;
  });
  return { id, secret: made };
}
