import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { hasAdmin } from "@/lib/db/read/user/admins";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { appendAudit } from "@/lib/db/write/audit";
import { spendSetupLink } from "@/lib/db/write/setup-link";
import { insertUser } from "@/lib/db/write/user";
import { parseInput } from "@/lib/services/parse";
import { newPasswordHash } from "@/lib/services/user/new-password-hash";
import { personEmail, personName } from "@/lib/services/user/person-fields";
import { linkEnded } from "./link-ended";
import { linkHash } from "./link-secret";

const schema = z.object({ secret: z.string(), name: personName, email: personEmail, password: z.string("Enter a password.") });

/**
 * Uses a set-up link to make the first admin and returns their id. However many try at once, one succeeds; the others
 * get `conflict`, as does everybody once there is an admin.
 */
export async function makeFirstAdmin(input: z.input<typeof schema>, now: Date): Promise<string> {
  const { secret, name, email, password } = parseInput(schema, input);
  const passwordHash = await newPasswordHash(password, email);
  return inTransaction(async (tx) => {
    await lockUntilCommit(tx, "setup");
    const link = await spendSetupLink(tx, linkHash(secret), now);
    if (link === null || link.userId !== null || (await hasAdmin(tx))) throw linkEnded();
    const id = await insertUser(tx, { email, name, role: "admin", passwordHash }, now);
    if (id === null) throw linkEnded();
    await appendAudit(tx, {
      actor: { kind: "user", id },
      action: "user.create",
      subject: `user:${id}`,
      detail: { role: "admin", by: "set-up link" },
    });
    return id;
  });
}
