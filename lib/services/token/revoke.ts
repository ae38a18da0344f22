import { forgetTokens } from "@/lib/auth/token-actor";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { revokeToken as endToken } from "@/lib/db/write/token";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { isUuid } from "@/lib/domain/uuid";
import { publishChange } from "@/lib/services/live/publish";

/** Ends a token for good: at once in this process, within five seconds in any other. */
export async function revokeToken(actor: Actor | null, id: string, now: Date): Promise<void> {
  authorise(actor, "tokens.manage");
  await inTransaction(async (tx) => {
    if (!isUuid(id) || !(await endToken(tx, id, now)))
      throw new WakeError("not-found", "There is no such token, or it was revoked before.", { fix: "Reload the list." });
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "token.revoke", subject: `token:${id}` });
  });
  forgetTokens();
}
