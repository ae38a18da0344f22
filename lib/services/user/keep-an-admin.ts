import type { Db } from "@/lib/db/prisma";
import { countAdmins } from "@/lib/db/read/user/admins";
import { WakeError } from "@/lib/domain/error";

/** Throws `conflict`, and so undoes the transaction, when it left nobody who can manage people. Hold the lock "people" before. */
export async function keepAnAdmin(tx: Db): Promise<void> {
  if ((await countAdmins(tx)) > 0) return;
  throw new WakeError("conflict", "This is the last admin.", { fix: "Make somebody else an admin first." });
}
