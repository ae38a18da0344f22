import { inTransaction } from "@/lib/db/prisma";
import { userExists } from "@/lib/db/read/user/exists";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { appendAudit } from "@/lib/db/write/audit";
import { endSessionsOf } from "@/lib/db/write/session";
import { setDisabled } from "@/lib/db/write/user";
import { type Actor, authorise } from "@/lib/domain/access";
import { publishChange } from "@/lib/services/live/publish";
import { keepAnAdmin } from "./keep-an-admin";
import { noSuchPerson } from "./no-such-person";

/** Shuts a person out, ending their sessions at once, or lets them in again. Nothing they did is removed. */
export async function setAccess(actor: Actor | null, userId: string, access: "open" | "closed", now: Date): Promise<void> {
  authorise(actor, "people.manage");
  await inTransaction(async (tx) => {
    await lockUntilCommit(tx, "people");
    if (!(await userExists(tx, userId))) throw noSuchPerson();
    await setDisabled(tx, userId, access === "closed" ? now : null);
    await keepAnAdmin(tx);
    const sessionsEnded = access === "closed" ? await endSessionsOf(tx, userId, now) : 0;
    await publishChange(tx, "settings");
    await appendAudit(tx, {
      actor,
      action: access === "closed" ? "user.disable" : "user.enable",
      subject: `user:${userId}`,
      detail: { sessionsEnded },
    });
  });
}
