import { anyMac, base64Mac } from "./hmac";
import { type SignedCall, staleness } from "./signed-call";

const PREFIX = "whsec_";
const MOST = 20;

/** Standard Webhooks, under its own header names and under Svix's: a list of `v1,<base64>` over `id.timestamp.body`. */
export function standardSignature({ headers, raw, secrets, now }: SignedCall): string | null {
  const family = headers["webhook-signature"] === undefined && headers["svix-signature"] !== undefined ? "svix" : "webhook";
  const [id, at, given] = ["id", "timestamp", "signature"].map((part) => headers[`${family}-${part}`]);
  if (id === undefined || at === undefined || given === undefined)
    return "The headers webhook-id, webhook-timestamp and webhook-signature are not all there.";
  const stale = staleness(at, now);
  if (stale !== null) return stale;
  const macs = given
    .trim()
    .split(/\s+/, MOST)
    .flatMap((one) => (one.startsWith("v1,") ? (base64Mac(one.slice(3)) ?? []) : []));
  if (macs.length === 0) return "The header webhook-signature holds no v1 signature.";
  return anyMac(secrets.flatMap(keysOf), [`${id}.${at}.`, raw], macs) ? null : "The signature does not fit the secret and the body.";
}

/** The key behind a secret: what follows `whsec_` is base64. A secret of another form is taken as it is, and as base64. */
function keysOf(secret: string): Uint8Array[] {
  if (secret.startsWith(PREFIX)) return [Buffer.from(secret.slice(PREFIX.length), "base64")];
  return [Buffer.from(secret), ...(/^[A-Za-z0-9+/]{20,}={0,2}$/.test(secret) ? [Buffer.from(secret, "base64")] : [])];
}
