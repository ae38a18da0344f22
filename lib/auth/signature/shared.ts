import { isOneOf } from "./same-secret";
import type { SignedCall } from "./signed-call";

/** The secret itself, where a system cannot sign: as bearer, as the password of basic, in X-Wake-Token, or in the address. */
export function sharedSecret({ headers, key, secrets }: SignedCall): string | null {
  const authorization = headers["authorization"] ?? null;
  const given = [bearer(authorization), basicPassword(authorization), headers["x-wake-token"] ?? null, key].flatMap((one) => one ?? []);
  if (given.length === 0) return "No secret was sent.";
  return given.some((one) => isOneOf(secrets, one)) ? null : "What was sent is not the secret of this connection.";
}

/** A pasted secret may hold spaces, as no token of Wake's does. */
const bearer = (header: string | null): string | null => /^\s*Bearer\s+(\S.*?)\s*$/i.exec(header ?? "")?.[1] ?? null;

function basicPassword(header: string | null): string | null {
  const credentials = /^\s*Basic\s+([A-Za-z0-9+/_-]+={0,2})\s*$/i.exec(header ?? "")?.[1];
  if (credentials === undefined) return null;
  const [, password = null] = /^[^:]*:(.*)$/s.exec(Buffer.from(credentials, "base64").toString("utf8")) ?? [];
  return password;
}
