import { expect, test } from "vitest";
import { normalEmail } from "@/lib/auth/email";

test.each([
  [" Ada@Example.COM ", "ada@example.com"],
  ["ａda@example.com", "ada@example.com"],
  ["ada@localhost", "ada@localhost"],
])("%j is %j", (typed, stored) => {
  expect(normalEmail(typed)).toBe(stored);
});

test.each([
  "",
  "ada",
  "@example.com",
  "ada@",
  "a@b@c",
  "ada lovelace@example.com",
  '"ada"@example.com',
  "ada@example.com,eve@example.com",
  `${"x".repeat(250)}@x.io`,
])("%j is no address", (typed) => {
  expect(normalEmail(typed)).toBeNull();
});
