import { beforeEach, expect, test } from "vitest";
import { findUserByEmail } from "@/lib/db/read/user/by-email";
import { listUsers } from "@/lib/db/read/user/list";
import { choosePassword } from "@/lib/services/setup/choose-password";
import { createSetupLink } from "@/lib/services/setup/create-link";
import { linkPurpose } from "@/lib/services/setup/link-purpose";
import { makeFirstAdmin } from "@/lib/services/setup/make-first-admin";
import { invitePerson } from "@/lib/services/user/invite";
import { freshDatabase } from "@/tests/support/database";
import { later, NOW, PASSWORD, person } from "./support/people";

beforeEach(freshDatabase);

const DAY_MS = 86_400_000;
const secretIn = (path: string | null): string => new URL(path ?? "/none", "http://wake.test").searchParams.get("token") ?? "";
const ada = { name: "Ada", email: "ada@example.com", password: PASSWORD };

test("the link makes one admin, however many open it at once", async () => {
  const secret = secretIn(await createSetupLink(NOW));
  const tries = Array.from({ length: 10 }, (_, index) => makeFirstAdmin({ ...ada, secret, email: `ada${index}@example.com` }, NOW));
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of outcomes) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
  expect((await listUsers()).map((user) => user.role)).toEqual(["admin"]);
});

test("two links do not make two admins, and only the newest works", async () => {
  const first = secretIn(await createSetupLink(NOW));
  const second = secretIn(await createSetupLink(NOW));
  expect(await linkPurpose(first, NOW)).toEqual({ kind: "ended" });
  const outcomes = await Promise.allSettled([
    makeFirstAdmin({ ...ada, secret: first }, NOW),
    makeFirstAdmin({ ...ada, secret: second }, NOW),
  ]);
  expect(outcomes.map((one) => one.status)).toEqual(["rejected", "fulfilled"]);
});

test("a link made before there was an admin is worth nothing after", async () => {
  const secret = secretIn(await createSetupLink(NOW));
  await person("admin");
  await expect(makeFirstAdmin({ ...ada, secret }, NOW)).rejects.toMatchObject({ code: "conflict" });
});

test("the link ends after a day, and none is made once there is an admin", async () => {
  const secret = secretIn(await createSetupLink(NOW));
  expect(await linkPurpose(secret, later(DAY_MS - 1))).toEqual({ kind: "first-admin" });
  expect(await linkPurpose(secret, later(DAY_MS))).toEqual({ kind: "ended" });
  await expect(makeFirstAdmin({ ...ada, secret }, later(DAY_MS))).rejects.toMatchObject({ code: "conflict" });
  await makeFirstAdmin({ ...ada, secret }, NOW);
  expect(await createSetupLink(NOW)).toBeNull();
});

test("wrong fields are named, and leave the link as it was", async () => {
  const secret = secretIn(await createSetupLink(NOW));
  await expect(makeFirstAdmin({ secret, name: " ", email: "ada", password: PASSWORD }, NOW)).rejects.toMatchObject({
    code: "invalid",
    issues: [{ field: "name" }, { field: "email" }],
  });
  await expect(makeFirstAdmin({ ...ada, secret, password: "too short" }, NOW)).rejects.toMatchObject({ issues: [{ field: "password" }] });
  expect(await linkPurpose(secret, NOW)).toEqual({ kind: "first-admin" });
});

test("an invited person chooses a password with a link that works once and makes nobody an admin", async () => {
  const admin = await person("admin");
  const { id, path } = await invitePerson(admin, { name: "Grace", email: " Grace@Example.com ", role: "member" }, NOW);
  const secret = secretIn(path);
  expect(await linkPurpose(secret, NOW)).toEqual({ kind: "password", name: "Grace", email: "grace@example.com" });
  await expect(makeFirstAdmin({ ...ada, secret }, NOW)).rejects.toMatchObject({ code: "conflict" });
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => choosePassword({ secret, password: PASSWORD }, NOW)));
  expect(outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []))).toEqual([id]);
  await expect(choosePassword({ secret, password: PASSWORD }, NOW)).rejects.toMatchObject({ code: "conflict" });
  expect((await findUserByEmail("grace@example.com"))?.passwordHash).toMatch(/^scrypt\$/);
});
