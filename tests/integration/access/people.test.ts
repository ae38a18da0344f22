import { beforeEach, expect, test } from "vitest";
import { listUsers } from "@/lib/db/read/user/list";
import { ROLES } from "@/lib/domain/access";
import { changeRole } from "@/lib/services/user/change-role";
import { invitePerson } from "@/lib/services/user/invite";
import { renewLink } from "@/lib/services/user/renew-link";
import { setAccess } from "@/lib/services/user/set-access";
import { freshDatabase } from "@/tests/support/database";
import { NOW, person } from "./support/people";

beforeEach(freshDatabase);

const grace = { name: "Grace", email: "grace@example.com", role: "member" };

test.each(ROLES.filter((role) => role !== "admin"))("a %s manages nobody", async (role) => {
  const actor = await person(role);
  const forbidden = { code: "forbidden" };
  await expect(invitePerson(actor, grace, NOW)).rejects.toMatchObject(forbidden);
  await expect(changeRole(actor, actor.id, "admin")).rejects.toMatchObject(forbidden);
  await expect(setAccess(actor, actor.id, "closed", NOW)).rejects.toMatchObject(forbidden);
  await expect(renewLink(actor, actor.id, NOW)).rejects.toMatchObject(forbidden);
  expect((await listUsers()).map((user) => user.role)).toEqual([role]);
});

test("the last admin stays: not demoted, not disabled, not by two at once", async () => {
  const [one, two] = [await person("admin", "one@example.com"), await person("admin", "two@example.com")];
  const outcomes = await Promise.allSettled([changeRole(one, two.id, "viewer"), setAccess(two, one.id, "closed", NOW)]);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  const left = (await listUsers()).filter((user) => user.role === "admin" && user.disabledAt === null);
  expect(left).toHaveLength(1);
});

test("an address is in the list once, however it is written", async () => {
  const admin = await person("admin");
  await invitePerson(admin, grace, NOW);
  await expect(invitePerson(admin, { ...grace, email: "GRACE@example.com" }, NOW)).rejects.toMatchObject({ issues: [{ field: "email" }] });
});

test("an id that names nobody is not found, whatever it looks like", async () => {
  const admin = await person("admin");
  for (const id of ["6f2c5b1e-8c1d-4a55-9a53-000000000000", "1; drop table", ""]) {
    await expect(changeRole(admin, id, "viewer")).rejects.toMatchObject({ code: "not-found" });
    await expect(setAccess(admin, id, "closed", NOW)).rejects.toMatchObject({ code: "not-found" });
    await expect(renewLink(admin, id, NOW)).rejects.toMatchObject({ code: "not-found" });
  }
});
