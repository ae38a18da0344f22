import { createHash, randomBytes } from "node:crypto";

const SHAPE = /^wk_[0-9a-f]{6}_[A-Za-z0-9_-]{43}$/;

/** A new API token: `wk_`, six characters to recognise it by, and 32 random bytes. Only `hash` is ever stored. */
export function mintToken(): { readonly token: string; readonly prefix: string; readonly hash: Buffer } {
  const prefix = `wk_${randomBytes(3).toString("hex")}`;
  const token = `${prefix}_${randomBytes(32).toString("base64url")}`;
  return { token, prefix, hash: tokenHash(token) };
}

/** Whether a string could be a token of ours; anything else is refused without asking the database. */
export const looksLikeToken = (text: string): boolean => SHAPE.test(text);

/** SHA-256: with 256 random bits behind it, a slow hash would add nothing but load on ingestion. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();
