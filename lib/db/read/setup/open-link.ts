import { prisma } from "../../prisma";

export type OpenSetupLink = { readonly user: { readonly name: string; readonly email: string } | null };

/** The set-up link with this SHA-256 while it can still be used, with the person it is for; null otherwise. */
export const findOpenSetupLink = (hash: Uint8Array, now: Date): Promise<OpenSetupLink | null> =>
  prisma().setupLink.findFirst({
    where: { hash: Uint8Array.from(hash), usedAt: null, expiresAt: { gt: now } },
    select: { user: { select: { name: true, email: true } } },
  });
