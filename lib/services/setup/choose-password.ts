import { inTransaction } from "@/lib/db/prisma";
import { findOpenSetupLink } from "@/lib/db/read/setup/open-link";
import { appendAudit } from "@/lib/db/write/audit";
import { endSessionsOf } from "@/lib/db/write/session";
import { spendSetupLink } from "@/lib/db/write/setup-link";
import { setPasswordHash } from "@/lib/db/write/user";
import { newPasswordHash } from "@/lib/services/user/new-password-hash";
import { linkEnded } from "./link-ended";
import { linkHash } from "./link-secret";

/**
 * Uses a link that an admin sent to set the password of the person it names; returns their id. Whoever was signed in as
 * them is out: the old password may be why a new one was asked for.
 */
export async function choosePassword(input: { secret: string; password: string }, now: Date): Promise<string> {
  const hash = linkHash(input.secret);
  const open = await findOpenSetupLink(hash, now);
  if (open?.user === undefined || open.user === null) throw linkEnded();
  const passwordHash = await newPasswordHash(input.password, open.user.email);
  return inTransaction(async (tx) => {
    const id = (await spendSetupLink(tx, hash, now))?.userId ?? null;
    if (id === null || !(await setPasswordHash(tx, id, passwordHash))) throw linkEnded();
    const ended = await endSessionsOf(tx, id, now);
    await appendAudit(tx, {
      actor: { kind: "user", id },
      action: "user.password",
      subject: `user:${id}`,
      detail: { sessionsEnded: ended },
    });
    return id;
  });
}
