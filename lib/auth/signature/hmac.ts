import { createHmac, timingSafeEqual } from "node:crypto";

export type HmacHash = "sha224" | "sha256" | "sha384" | "sha512";

const BYTES: Readonly<Record<HmacHash, number>> = { sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

/** The bytes that hex digits stand for, when they can be an HMAC; null for anything else. */
export function hexMac(text: string, hash: HmacHash = "sha256"): Buffer | null {
  return /^[0-9a-f]+$/i.test(text) && text.length === 2 * BYTES[hash] ? Buffer.from(text, "hex") : null;
}

/** The same for base64. */
export function base64Mac(text: string): Buffer | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64");
  return bytes.length === BYTES.sha256 ? bytes : null;
}

/** Whether any of the keys makes any of the MACs over the parts of a message. An empty key never does. */
export function anyMac(
  keys: readonly (string | Uint8Array)[],
  parts: readonly (string | Uint8Array)[],
  macs: readonly Uint8Array[],
  hash: HmacHash = "sha256",
): boolean {
  let right = false;
  for (const key of keys) {
    if (key.length === 0) continue;
    const hmac = createHmac(hash, key);
    for (const part of parts) hmac.update(part);
    const wanted = hmac.digest();
    for (const mac of macs) if (mac.length === wanted.length && timingSafeEqual(mac, wanted)) right = true;
  }
  return right;
}
