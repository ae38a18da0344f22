import { expect, test, vi } from "vitest";
import { isSameOrigin } from "@/lib/auth/same-origin";

vi.hoisted(() => {
  process.env["WAKE_DATABASE_URL"] ??= "postgresql://nobody@127.0.0.1:1/none";
  process.env["WAKE_SECRET"] ??= "0123456789abcdef0123456789abcdef";
});

test.each<[string, Record<string, string>, boolean]>([
  ["a page of ours says so", { "sec-fetch-site": "same-origin" }, true],
  ["another site", { "sec-fetch-site": "cross-site", origin: "https://wake.test", host: "wake.test" }, false],
  ["a sibling subdomain", { "sec-fetch-site": "same-site" }, false],
  ["an older browser, same host", { origin: "http://wake.test:3000", host: "wake.test:3000" }, true],
  ["an older browser, another host", { origin: "http://evil.test", host: "wake.test:3000" }, false],
  ["the same host on another port", { origin: "http://wake.test:3001", host: "wake.test:3000" }, false],
  ["an opaque origin", { origin: "null", host: "wake.test:3000" }, false],
  ["nothing said", { host: "wake.test:3000" }, false],
])("%s", (_, headers, expected) => {
  expect(isSameOrigin(new Headers(headers))).toBe(expected);
});
