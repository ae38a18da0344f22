import { expect, test } from "vitest";
import { pagePolicy } from "@/lib/http/content-security-policy";
import { MACHINE_HEADERS } from "@/lib/http/headers";

test("answers to machines carry the whole set", () => {
  expect(Object.keys(MACHINE_HEADERS).sort()).toEqual([
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
  ]);
  expect(MACHINE_HEADERS["Content-Security-Policy"]).toContain("default-src 'none'");
});

test("a page runs only what carries its nonce", () => {
  const policy = pagePolicy("n0nce", false);
  expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|style-src [^;]*unsafe-inline|\*/);
  for (const directive of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
    expect(policy).toContain(directive);
  expect(pagePolicy("n0nce", true)).toContain("'unsafe-eval'");
});
