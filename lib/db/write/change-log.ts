import type { Db } from "../prisma";

/** Notes that something visible changed, in the transaction that changed it. */
export async function appendChange(tx: Db, topic: string): Promise<void> {
  await tx.changeLog.create({ data: { topic } });
}
