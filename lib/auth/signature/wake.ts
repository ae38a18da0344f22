import { anyMac, hexMac } from "./hmac";
import { type SignedCall, staleness } from "./signed-call";

/** Wake's own: `X-Wake-Signature: t=<seconds>,v1=<hex>` over `t.body`. */
export function wakeSignature({ headers, raw, secrets, now }: SignedCall): string | null {
  const [, at = "", hex = ""] = /^\s*t=(\d{1,12}),\s*v1=([0-9a-f]+)\s*$/i.exec(headers["x-wake-signature"] ?? "") ?? [];
  const mac = hexMac(hex);
  if (mac === null) return "X-Wake-Signature is not of the form t=<seconds>,v1=<hex>.";
  const stale = staleness(at, now);
  if (stale !== null) return stale;
  return anyMac(secrets, [`${at}.`, raw], [mac]) ? null : "The signature does not fit the secret and the body.";
}
