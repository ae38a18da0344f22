import { mintToken } from "@/lib/auth/token-format";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { insertToken } from "@/lib/db/write/token";
import { type Actor, authorise } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { newTokenSchema } from "./new-token";

const DAY_MS = 86_400_000;

/** Makes an API token. The answer holds the only copy of `token` there will ever be. */
export async function createToken(actor: Actor | null, input: unknown, now: Date): Promise<{ id: string; token: string }> {
  authorise(actor, "tokens.manage");
  const { expiresInDays, ...wanted } = parseInput(newTokenSchema, input);
  const { token, prefix, hash } = mintToken();
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  const id = await inTransaction(async (tx) => {
    const added = await insertToken(tx, { ...wanted, prefix, hash, createdBy: actor.name, createdAt: now, expiresAt });
    await publishChange(tx, "settings");
    const { name, scopes, services, environments } = wanted;
    await appendAudit(tx, {
      actor,
      action: "token.create",
      subject: `token:${added}`,
      detail: { name, prefix, scopes, services, environments },
    });
    return added;
  });
  return { id, token };
}
