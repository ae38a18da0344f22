import { inTransaction } from "@/lib/db/prisma";
import { hasAdmin } from "@/lib/db/read/user/admins";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { replaceSetupLinks } from "@/lib/db/write/setup-link";
import { mintLink } from "./link-secret";

/**
 * A one-time link (as a path) that makes the first admin, good for a day; links made before stop working. Null once there
 * is an admin. Whoever starts Wake gets to see it, and nobody else.
 */
export function createSetupLink(now: Date): Promise<string | null> {
  return inTransaction(async (tx) => {
    await lockUntilCommit(tx, "setup");
    if (await hasAdmin(tx)) return null;
    const { path, ...link } = mintLink(now);
    await replaceSetupLinks(tx, { ...link, userId: null });
    return path;
  });
}
