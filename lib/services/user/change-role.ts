import { inTransaction } from "@/lib/db/prisma";
import { userExists } from "@/lib/db/read/user/exists";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { appendAudit } from "@/lib/db/write/audit";
import { setRole } from "@/lib/db/write/user";
import { type Actor, authorise, ROLES } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { publishChange } from "@/lib/services/live/publish";
import { keepAnAdmin } from "./keep-an-admin";
import { noSuchPerson } from "./no-such-person";

/** Changes what a person may do, from their next request on. */
export async function changeRole(actor: Actor | null, userId: string, wanted: string): Promise<void> {
  authorise(actor, "people.manage");
  const role = ROLES.find((one) => one === wanted);
  if (role === undefined)
    throw new WakeError("invalid", "There is no such role.", { issues: [{ field: "role", message: "Choose a role.", allowed: ROLES }] });
  await inTransaction(async (tx) => {
    await lockUntilCommit(tx, "people");
    if (!(await userExists(tx, userId)) || !(await setRole(tx, userId, role))) throw noSuchPerson();
    await keepAnAdmin(tx);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "user.role", subject: `user:${userId}`, detail: { role } });
  });
}
