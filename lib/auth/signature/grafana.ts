import { anyMac, hexMac } from "./hmac";
import { type SignedCall, staleness } from "./signed-call";

/** Grafana's HMAC over the body, or over `time:body` where the contact point is told to send the time in X-Grafana-Alerting-Timestamp. */
export function grafanaSignature({ headers, raw, secrets, now }: SignedCall): string | null {
  const mac = hexMac((headers["x-grafana-alerting-signature"] ?? "").trim());
  if (mac === null) return "X-Grafana-Alerting-Signature is not the hex digits of an HMAC-SHA256.";
  const at = headers["x-grafana-alerting-timestamp"];
  const stale = at === undefined ? null : staleness(at, now);
  if (stale !== null) return stale;
  return anyMac(secrets, at === undefined ? [raw] : [`${at}:`, raw], [mac]) ? null : "The signature does not fit the secret and the body.";
}
