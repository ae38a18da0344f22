import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bearerOf } from "@/lib/auth/bearer";
import { looksLikeToken, mintToken } from "@/lib/auth/token-format";

test("a token has a readable head, 256 random bits, and only its hash is stored", () => {
  const { token, prefix, hash } = mintToken();
  expect(token).toMatch(/^wk_[0-9a-f]{6}_[A-Za-z0-9_-]{43}$/);
  expect(token.startsWith(`${prefix}_`)).toBe(true);
  expect(Buffer.from(token.slice(10), "base64url")).toHaveLength(32);
  expect(hash).toEqual(createHash("sha256").update(token).digest());
  expect(looksLikeToken(token)).toBe(true);
});

test("a thousand tokens are a thousand tokens", () => {
  expect(new Set(Array.from({ length: 1_000 }, () => mintToken().token)).size).toBe(1_000);
});

test("anything else does not look like a token", () => {
  fc.assert(fc.property(fc.string(), (text) => looksLikeToken(text) === false));
});

test.each([
  ["Bearer wk_1", "wk_1"],
  ["bearer   wk_1 ", "wk_1"],
  ["Bearer%20wk_1", "wk_1"],
  ["Basic d2s=", null],
  ["Bearer", null],
  ["Bearer ", null],
  ["Bearer one two", null],
  ["wk_1", null],
  [null, null],
])("%s carries %s", (header, credential) => {
  expect(bearerOf(header)).toBe(credential);
});
