import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { endSessionsOf } from "@/lib/db/write/session";
import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";

/** Signs a person out of every browser, this one included, and returns how many sessions ended. Everybody may do it for themselves. */
export async function endAllSessions(actor: Actor | null, now: Date): Promise<number> {
  if (actor?.kind !== "user") throw new WakeError("unauthenticated", "Nobody is signed in.", { fix: "Sign in first." });
  return inTransaction(async (tx) => {
    const ended = await endSessionsOf(tx, actor.id, now);
    await appendAudit(tx, { actor, action: "session.end-all", subject: `user:${actor.id}`, detail: { sessionsEnded: ended } });
    return ended;
  });
}
