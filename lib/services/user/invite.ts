import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { replaceSetupLinks } from "@/lib/db/write/setup-link";
import { insertUser } from "@/lib/db/write/user";
import { type Actor, authorise, ROLES } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { mintLink } from "@/lib/services/setup/link-secret";
import { personEmail, personName } from "./person-fields";

const schema = z.object({ name: personName, email: personEmail, role: z.enum(ROLES, "Choose a role.") });

/** Adds a person and returns the one-time link (a path) with which they choose a password. */
export async function invitePerson(actor: Actor | null, input: unknown, now: Date): Promise<{ id: string; path: string }> {
  authorise(actor, "people.manage");
  const { name, email, role } = parseInput(schema, input);
  const { path, ...link } = mintLink(now);
  return inTransaction(async (tx) => {
    const id = await insertUser(tx, { name, email, role, passwordHash: null }, now);
    if (id === null)
      throw new WakeError("invalid", "Some fields need another look.", {
        issues: [{ field: "email", message: "Somebody with this address is in the list already." }],
      });
    await replaceSetupLinks(tx, { ...link, userId: id });
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "user.create", subject: `user:${id}`, detail: { email, role } });
    return { id, path };
  });
}
