import { inTransaction } from "@/lib/db/prisma";
import { userExists } from "@/lib/db/read/user/exists";
import { appendAudit } from "@/lib/db/write/audit";
import { replaceSetupLinks } from "@/lib/db/write/setup-link";
import { type Actor, authorise } from "@/lib/domain/access";
import { mintLink } from "@/lib/services/setup/link-secret";
import { noSuchPerson } from "./no-such-person";

/** A new one-time link (a path) with which a person chooses a password; the one before stops working. */
export async function renewLink(actor: Actor | null, userId: string, now: Date): Promise<string> {
  authorise(actor, "people.manage");
  const { path, ...link } = mintLink(now);
  return inTransaction(async (tx) => {
    if (!(await userExists(tx, userId))) throw noSuchPerson();
    await replaceSetupLinks(tx, { ...link, userId });
    await appendAudit(tx, { actor, action: "user.link", subject: `user:${userId}` });
    return path;
  });
}
