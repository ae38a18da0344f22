import { prisma } from "../../prisma";

export type StoredToken = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** The token with this SHA-256, whatever its state; null when there is none. */
export const findToken = (hash: Uint8Array): Promise<StoredToken | null> =>
  prisma().token.findUnique({
    where: { hash: Uint8Array.from(hash) },
    select: { id: true, name: true, scopes: true, services: true, environments: true, expiresAt: true, lastUsedAt: true, revokedAt: true },
  });
