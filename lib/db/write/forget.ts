import { prisma } from "../prisma";

/** Deletes what is kept for a while only: calls to the ingest endpoints, seen changes, and sessions that ended. */
export async function forgetBefore(before: Date): Promise<void> {
  const db = prisma();
  await db.ingestAttempt.deleteMany({ where: { at: { lt: before } } });
  await db.changeLog.deleteMany({ where: { at: { lt: before } } });
  await db.session.deleteMany({ where: { OR: [{ expiresAt: { lt: before } }, { endedAt: { lt: before } }] } });
}
