import type { Db } from "../prisma";

/**
 * Waits for a named lock that the end of the transaction gives back. It must be its own statement: what a statement reads
 * was settled before it got the lock.
 */
export async function lockUntilCommit(tx: Db, name: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
