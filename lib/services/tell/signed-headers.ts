import { createHmac } from "node:crypto";

const PREFIX = "whsec_";

/**
 * The headers of a signed webhook by Standard Webhooks: HMAC-SHA256 over `id.timestamp.body` under the bytes that the secret, after
 * `whsec_`, is the base64 of. The id is the same however often a message is sent, so that a receiver can leave out what it has.
 */
export function signedHeaders(id: string, at: Date, body: string, secret: string): Readonly<Record<string, string>> {
  const seconds = Math.floor(at.getTime() / 1_000);
  const key = Buffer.from(secret.slice(secret.startsWith(PREFIX) ? PREFIX.length : 0), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${mac}` };
}
