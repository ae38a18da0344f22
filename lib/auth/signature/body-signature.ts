import { anyMac, type HmacHash, hexMac } from "./hmac";
import type { Check } from "./signed-call";

/** A signature of the form `sha256=<hex>` over the body, in one header and by one of some hashes. */
export const bodySignature =
  (header: string, hashes: readonly HmacHash[] = ["sha256"]): Check =>
  ({ headers, raw, secrets }) => {
    const given = headers[header];
    if (given === undefined) return `The header ${header} is missing.`;
    const [name = "", hex = ""] = given.trim().split("=", 2);
    const hash = hashes.find((known) => known === name.toLowerCase());
    const mac = hash === undefined ? null : hexMac(hex, hash);
    if (hash === undefined || mac === null) return `The header ${header} is not ${hashes[0]}= and hex digits.`;
    return anyMac(secrets, [raw], [mac], hash) ? null : "The signature does not fit the secret and the body.";
  };
