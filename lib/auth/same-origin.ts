import { env } from "@/lib/env";

/**
 * Whether a request with a cookie was made by a page of ours. Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`;
 * a request that says neither is refused, since it needs no cookie: it can send a token.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const ours = env().WAKE_URL;
  if (ours !== undefined && new URL(ours).origin === new URL(origin).origin) return true;
  return new URL(origin).host === headers.get("host");
}
