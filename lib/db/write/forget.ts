import { prisma } from "../prisma";

/** Deletes what is kept for a while only: changes that every page has seen, and sessions that ended. */
export async function forgetBefore(before: Date): Promise<void> {
  const db = prisma();
  await db.changeLog.deleteMany({ where: { at: { lt: before } } });
  await db.session.deleteMany({ where: { OR: [{ expiresAt: { lt: before } }, { endedAt: { lt: before } }] } });
}
