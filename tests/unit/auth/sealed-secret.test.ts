import { expect, test } from "vitest";

process.env["WAKE_DATABASE_URL"] ??= "postgresql://nobody@127.0.0.1:1/none";
process.env["WAKE_SECRET"] ??= "only-for-tests-0123456789abcdef0";
const { seal, unseal } = await import("@/lib/auth/sealed-secret");

test("a secret opens for the same owner only, and never shows", () => {
  const sealed = seal("a secret of some length", "github");
  expect(unseal(sealed, "github")).toBe("a secret of some length");
  expect(unseal(sealed, "gitlab")).toBeNull();
  expect(Buffer.from(sealed.sealed).toString("latin1")).not.toContain("secret");
  expect(seal("a secret of some length", "github").sealed).not.toEqual(sealed.sealed);
});

test("another key, a flipped bit or a cut end is noticed", () => {
  const { sealed, keyId } = seal("a secret of some length", "github");
  expect(unseal({ sealed, keyId: "00000000" }, "github")).toBeNull();
  for (const at of [0, 12, 28, sealed.length - 1]) {
    const bent = Buffer.from(sealed);
    bent[at] = (bent[at] ?? 0) ^ 1;
    expect(unseal({ sealed: bent, keyId }, "github")).toBeNull();
  }
  expect(unseal({ sealed: sealed.subarray(0, 20), keyId }, "github")).toBeNull();
});
