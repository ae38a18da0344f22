import type { Db } from "../prisma";

export type NewSetupLink = {
  /** Whose password it sets; null for the link that makes the first admin. */
  readonly userId: string | null;
  readonly hash: Uint8Array;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Stores a link; earlier ones for the same purpose that nobody used stop working. */
export async function replaceSetupLinks(tx: Db, link: NewSetupLink): Promise<void> {
  await tx.setupLink.deleteMany({ where: { userId: link.userId, usedAt: null } });
  await tx.setupLink.create({ data: { ...link, hash: Uint8Array.from(link.hash) } });
}

/** Uses a link up and says whose it was; null when it does not exist, was used or has ended. Of many at once, one gets it. */
export async function spendSetupLink(tx: Db, hash: Uint8Array, at: Date): Promise<{ userId: string | null } | null> {
  const where = { hash: Uint8Array.from(hash), usedAt: null, expiresAt: { gt: at } };
  const [spent] = await tx.setupLink.updateManyAndReturn({ where, data: { usedAt: at }, select: { userId: true } });
  return spent ?? null;
}
