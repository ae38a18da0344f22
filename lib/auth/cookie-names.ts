import type { CookiesOptions } from "next-auth";
import { env } from "@/lib/env";

/** Whether people open Wake over https: then cookies carry the `__Host-` prefix, which pins them to this host and to TLS. */
export const isSecure = (): boolean => env().WAKE_URL?.startsWith("https://") === true;

const SHORT_S = 15 * 60;

/** Names and attributes of every cookie that next-auth sets. */
export function authCookies(): CookiesOptions {
  return {
    sessionToken: cookie("session"),
    callbackUrl: cookie("callback-url"),
    csrfToken: cookie("csrf"),
    pkceCodeVerifier: cookie("pkce", SHORT_S),
    state: cookie("state", SHORT_S),
    nonce: cookie("nonce", SHORT_S),
  };
}

function cookie(name: string, maxAge?: number): CookiesOptions["sessionToken"] {
  const secure = isSecure();
  return {
    name: `${secure ? "__Host-" : ""}wake-${name}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, ...(maxAge === undefined ? {} : { maxAge }) },
  };
}
