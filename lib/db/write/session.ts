import { type Db, prisma } from "../prisma";

export type NewSession = {
  readonly userId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | null;
};

/** Stores a session and returns its id. */
export const insertSession = async (tx: Db, session: NewSession): Promise<string> =>
  (await tx.session.create({ data: session, select: { id: true } })).id;

/** Moves the idle clock of a session. */
export async function touchSession(id: string, at: Date): Promise<void> {
  await prisma().session.updateMany({ where: { id }, data: { lastSeenAt: at } });
}

/** Ends one session; returns whose it was, or null when it does not exist or had ended. */
export async function endSession(tx: Db, id: string, at: Date): Promise<string | null> {
  const [ended] = await tx.session.updateManyAndReturn({ where: { id, endedAt: null }, data: { endedAt: at }, select: { userId: true } });
  return ended?.userId ?? null;
}

/** Ends every session of a person and returns how many there were. */
export const endSessionsOf = async (tx: Db, userId: string, at: Date): Promise<number> =>
  (await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: at } })).count;
