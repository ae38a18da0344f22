import { createHash, randomBytes } from "node:crypto";

const LASTS_MS = 24 * 3_600_000;

type MintedLink = { readonly path: string; readonly hash: Buffer; readonly createdAt: Date; readonly expiresAt: Date };

/** A one-time link of 32 random bytes, good for a day; only `hash` may be stored. */
export function mintLink(now: Date): MintedLink {
  const secret = randomBytes(32).toString("base64url");
  return { path: `/setup?token=${secret}`, hash: linkHash(secret), createdAt: now, expiresAt: new Date(now.getTime() + LASTS_MS) };
}

/** SHA-256 of a link's secret. */
export const linkHash = (secret: string): Buffer => createHash("sha256").update(secret).digest();
