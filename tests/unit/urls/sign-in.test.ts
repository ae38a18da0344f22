import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath, parseSignIn, signInHref } from "@/lib/urls/sign-in";

const ORIGIN = "https://wake.test";

test.each([
  "https://evil.test/",
  "//evil.test",
  "/\\evil.test",
  "\\\\evil.test",
  "/\t/evil.test",
  "javascript:alert(1)",
  "/a\nb",
  "",
  "releases",
])("%j is not a path of ours", (path) => {
  expect(ownPath(path)).toBeNull();
  expect(parseSignIn({ callbackUrl: path }).returnPath).toBe("/");
});

test("whatever is accepted stays on this origin", () => {
  const piece = fc.oneof(fc.constantFrom("/", "\\", "\t", "@", ":", "evil.test", "https:", "?", "#", ".."), fc.string());
  const text = fc.array(piece).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (path) => {
      const own = ownPath(path);
      return own === null || new URL(own, ORIGIN).origin === ORIGIN;
    }),
  );
});

test("signing in returns to the page that asked, with its query", () => {
  const path = "/releases?service=checkout&from=2026-11-01";
  const search = Object.fromEntries(new URL(signInHref(path), ORIGIN).searchParams);
  expect(parseSignIn(search).returnPath).toBe(path);
  expect(signInHref("/")).toBe("/sign-in");
  expect(signInHref("/sign-in?callbackUrl=/sign-in")).toBe("/sign-in");
  expect(ownPath("/setup-guide")).toBe("/setup-guide");
});

test("what went wrong is one of a few, whatever the address says", () => {
  expect(parseSignIn({}).failure).toBeNull();
  expect(parseSignIn({ error: "NotInvited" }).failure).toBe("not-invited");
  expect(parseSignIn({ error: "Your account was hacked, call 555" }).failure).toBe("provider");
  expect(parseSignIn({ error: "constructor" }).failure).toBe("provider");
});
