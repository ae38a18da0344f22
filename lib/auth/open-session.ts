import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { endSession, insertSession } from "@/lib/db/write/session";
import { LONGEST_MS } from "./session-life";

type Opening = {
  readonly userId: string;
  readonly method: "password" | "oidc" | "setup";
  /** The session that the browser brought along. It ends: a cookie planted before sign-in must not outlive it. */
  readonly previous: string | null;
  readonly userAgent: string | null;
};

/** Opens a session with an id of its own and returns the id. The only way in, whoever vouches for the person. */
export function openSession({ userId, method, previous, userAgent }: Opening, now: Date): Promise<string> {
  return inTransaction(async (tx) => {
    if (previous !== null) await endSession(tx, previous, now);
    const id = await insertSession(tx, {
      userId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + LONGEST_MS),
      userAgent: userAgent?.slice(0, 200) ?? null,
    });
    await appendAudit(tx, {
      actor: { kind: "user", id: userId },
      action: "session.open",
      subject: `session:${id}`,
      detail: { method },
    });
    return id;
  });
}
