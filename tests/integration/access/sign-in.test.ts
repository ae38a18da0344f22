import "./support/settings";
import { beforeEach, expect, test } from "vitest";
import { personOf } from "@/lib/auth/oidc";
import { signInByPassword } from "@/lib/auth/password-sign-in";
import { invitePerson } from "@/lib/services/user/invite";
import { setAccess } from "@/lib/services/user/set-access";
import { freshDatabase } from "@/tests/support/database";
import { later, NOW, PASSWORD, person, SYSTEM } from "./support/people";

beforeEach(freshDatabase);

let senders = 0;
const from = (): string => {
  senders += 1;
  return `192.0.2.${senders}`;
};
const attempt = (email: string, password: string, address = from(), now = NOW): Promise<string> =>
  signInByPassword({ email, password, sender: address }, now);

test("the right password lets in, whatever the case of the address", async () => {
  const ada = await person("viewer", "ada.right@example.com");
  expect(await attempt(" Ada.Right@example.com", PASSWORD)).toBe(ada.id);
});

test("every way to be wrong reads the same", async () => {
  const admin = await person("admin", "admin.wrong@example.com");
  await person("viewer", "ada.wrong@example.com");
  const disabled = await person("member", "disabled.wrong@example.com");
  await setAccess(admin, disabled.id, "closed", NOW);
  await invitePerson(SYSTEM, { name: "Invited", email: "invited.wrong@example.com", role: "viewer" }, NOW);
  const wrong = [
    attempt("ada.wrong@example.com", "not the password"),
    attempt("nobody.wrong@example.com", PASSWORD),
    attempt("disabled.wrong@example.com", PASSWORD),
    attempt("invited.wrong@example.com", ""),
    attempt("not an address", PASSWORD),
  ];
  const outcomes = await Promise.allSettled(wrong);
  const told = outcomes.map((one) =>
    one.status === "rejected" ? `${one.reason.code}: ${one.reason.message} ${one.reason.fix}` : "let in",
  );
  expect(new Set(told).size).toBe(1);
  expect(told[0]).toMatch(/^unauthenticated/);
});

test("after five mistakes even the right password waits, and then works", async () => {
  const { id } = await person("viewer", "ada.locked@example.com");
  const address = from();
  for (let count = 0; count < 5; count += 1)
    await expect(attempt("ada.locked@example.com", "wrong", address)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(attempt("ada.locked@example.com", PASSWORD, address)).rejects.toMatchObject({ code: "throttled", retryAfterS: 1 });
  expect(await attempt("ada.locked@example.com", PASSWORD, address, later(1_000))).toBe(id);
});

test("a provider must vouch for an address that an admin added", async () => {
  const ada = await person("viewer", "ada.oidc@example.com");
  expect(await personOf({ sub: "1", email: "Ada.OIDC@example.com", email_verified: true })).toBe(ada.id);
  expect(await personOf({ sub: "1", email: "ada.oidc@example.com", email_verified: false })).toBeNull();
  expect(await personOf({ sub: "1", email: "ada.oidc@example.com" })).toBeNull();
  expect(await personOf({ sub: "1", email: "eve@example.com", email_verified: true })).toBeNull();
  expect(await personOf(undefined)).toBeNull();
  await setAccess(await person("admin", "admin.oidc@example.com"), ada.id, "closed", NOW);
  expect(await personOf({ sub: "1", email: "ada.oidc@example.com", email_verified: true })).toBeNull();
});
