import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { endSession } from "@/lib/db/write/session";

/** Signs a browser out: the session is over at once, wherever its cookie may be. Nothing happens when it was over before. */
export async function endOwnSession(sid: string | null, now: Date): Promise<void> {
  if (sid === null) return;
  await inTransaction(async (tx) => {
    const userId = await endSession(tx, sid, now);
    if (userId === null) return;
    await appendAudit(tx, { actor: { kind: "user", id: userId }, action: "session.end", subject: `session:${sid}` });
  });
}
