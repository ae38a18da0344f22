import { randomBytes } from "node:crypto";
import { seal } from "@/lib/auth/sealed-secret";
import type { Db } from "@/lib/db/prisma";
import { insertSecret } from "@/lib/db/write/connection";

/**
 * A secret that senders of every kind can use: as the key of Standard Webhooks, of any HMAC, as a token, or in an address, where the
 * signs of base64 that are neither letters nor digits would have to be escaped.
 */
export function mintSecret(): string {
  for (;;) {
    const text = randomBytes(33).toString("base64");
    if (/^[A-Za-z0-9]+$/.test(text)) return `whsec_${text}`;
  }
}

/** Stores a secret sealed and returns its id. */
export function addSecret(tx: Db, connectionId: string, secret: string, createdAt: Date): Promise<string> {
  return insertSecret(tx, { connectionId, ...seal(secret, connectionId), hint: secret.slice(-4), createdAt });
}
