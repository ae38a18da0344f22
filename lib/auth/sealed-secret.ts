import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const NONCE = 12;
const TAG = 16;

/** A secret as it is stored. `keyId` names the key, so that a changed `WAKE_SECRET` is noticed. */
export type Sealed = { readonly sealed: Uint8Array; readonly keyId: string };

/** Encrypts a secret with AES-256-GCM under a key that follows from `WAKE_SECRET`; it opens for the same `owner` only. */
export function seal(secret: string, owner: string): Sealed {
  const key = currentKey();
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]), keyId: keyIdOf(key) };
}

/** The secret, or null when it was sealed under another `WAKE_SECRET`, for somebody else, or was tampered with. */
export function unseal({ sealed, keyId }: Sealed, owner: string): string | null {
  const key = currentKey();
  if (keyId !== keyIdOf(key) || sealed.length < NONCE + TAG) return null;
  const bytes = Buffer.from(sealed);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(owner));
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

const currentKey = (): Buffer => Buffer.from(hkdfSync("sha256", env().WAKE_SECRET, "", "wake: secrets of connections", 32));
const keyIdOf = (key: Buffer): string => createHash("sha256").update(key).digest("hex").slice(0, 8);
