import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { DEVELOPMENT } from "@/lib/env";
import { pagePolicy } from "@/lib/http/content-security-policy";
import { PAGE_PATH_HEADER } from "@/lib/http/page-path";

/**
 * Gives each page view its nonce and tells it its own path. It authorises nothing: views and services do, since a proxy
 * can be walked around.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = pagePolicy(randomBytes(16).toString("base64"), DEVELOPMENT);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(PAGE_PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/**
 * Everything but machine endpoints, whose bodies would be cut at the proxy's buffer, and built files. Not by extension:
 * the page of release `checkout@1.4.2` ends in one too.
 */
export const config = { matcher: ["/((?!v1/|v1development/|api/|_next/static/|_next/image|healthz$|readyz$|metrics$).*)"] };
