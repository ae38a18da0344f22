import { anyMac, hexMac } from "./hmac";
import type { SignedCall } from "./signed-call";

const MOST = 20;

/** PagerDuty signs once with each of its secrets: `v1=<hex>,v1=<hex>`; one that fits is enough. */
export function pagerdutySignature({ headers, raw, secrets }: SignedCall): string | null {
  const given = headers["x-pagerduty-signature"];
  if (given === undefined) return "The header X-PagerDuty-Signature is missing.";
  const macs = given
    .split(",", MOST)
    .map((one) => one.trim())
    .flatMap((one) => (one.startsWith("v1=") ? (hexMac(one.slice(3)) ?? []) : []));
  if (macs.length === 0) return "X-PagerDuty-Signature holds no v1 signature.";
  return anyMac(secrets, [raw], macs) ? null : "The signature does not fit the secret and the body.";
}
