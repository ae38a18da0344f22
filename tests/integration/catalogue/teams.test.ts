import { beforeEach, expect, test } from "vitest";
import { inTransaction, prisma } from "@/lib/db/prisma";
import { serviceSettings } from "@/lib/db/read/catalogue/service-rows";
import { teamRows } from "@/lib/db/read/catalogue/team-rows";
import { ensureCatalogue } from "@/lib/db/write/catalogue";
import { type Actor, EVERYWHERE } from "@/lib/domain/access";
import { createTeam } from "@/lib/services/catalogue/create-team";
import { deleteTeam } from "@/lib/services/catalogue/delete-team";
import { renameTeam } from "@/lib/services/catalogue/rename-team";
import { setServiceTeam } from "@/lib/services/catalogue/set-service-team";
import { freshDatabase } from "@/tests/support/database";

const ADMIN: Actor = { kind: "user", id: "018f2f4e-0000-4000-8000-000000000001", name: "Ada", role: "admin" };
const MEMBER: Actor = { ...ADMIN, role: "member" };
const now = new Date("2026-11-20T14:00:00Z");

beforeEach(freshDatabase);

/** An event speaks of a service, as whose and from where. */
const spoken = (name: string, team: string | null, repository: string | null = null): Promise<void> =>
  inTransaction((tx) => ensureCatalogue(tx, { services: [{ name, team, repository }], environments: [], demo: false }));

const ownerOf = async (service: string): Promise<string | null | undefined> =>
  (await serviceSettings(EVERYWHERE)).find(({ name }) => name === service)?.team;

test("an event fills in a team that is missing, and never replaces one", async () => {
  await spoken("checkout", null);
  expect(await ownerOf("checkout")).toBeNull();
  await spoken("checkout", "Shop");
  await spoken("checkout", "Others");
  expect(await ownerOf("checkout")).toBe("Shop");
  expect(await teamRows()).toEqual([{ name: "Shop", services: 1 }]);
});

test("a person's choice holds against every event after it, nobody's included", async () => {
  await spoken("checkout", "Shop", "https://github.com/acme/shop");
  await setServiceTeam(ADMIN, { service: "checkout", team: "Payments" }, now);
  await spoken("checkout", "Shop");
  expect(await ownerOf("checkout")).toBe("Payments");
  await setServiceTeam(ADMIN, { service: "checkout", team: null }, now);
  await spoken("checkout", "Shop");
  expect(await ownerOf("checkout")).toBeNull();
  expect((await serviceSettings(EVERYWHERE))[0]).toMatchObject({ settled: true, repository: "https://github.com/acme/shop" });
});

test("a repository that is missing is filled in where the owner is settled, and nothing else", async () => {
  await spoken("search", "Shop");
  await spoken("checkout", null);
  await setServiceTeam(ADMIN, { service: "checkout", team: null }, now);
  await spoken("checkout", "Shop", "https://github.com/acme/shop");
  expect(await serviceSettings(EVERYWHERE)).toMatchObject([
    { name: "checkout", team: null, repository: "https://github.com/acme/shop" },
    { name: "search", team: "Shop" },
  ]);
});

test("a team that was renamed keeps its services, and its old name does not come back with the next event", async () => {
  await spoken("checkout", "Shop");
  await renameTeam(ADMIN, { team: "Shop", name: "Storefront" }, now);
  await spoken("checkout", "Shop");
  expect(await teamRows()).toEqual([{ name: "Storefront", services: 1 }]);
});

test("the services of a team that was deleted are nobody's, and stay so", async () => {
  await spoken("checkout", "Shop");
  await deleteTeam(ADMIN, { name: "Shop" }, now);
  await spoken("checkout", "Shop");
  expect(await ownerOf("checkout")).toBeNull();
  expect(await teamRows()).toEqual([]);
});

test("names are each one team's", async () => {
  await createTeam(ADMIN, { name: " Shop " }, now);
  await createTeam(ADMIN, { name: "Payments" }, now);
  await expect(createTeam(ADMIN, { name: "Shop" }, now)).rejects.toMatchObject({ code: "conflict" });
  await expect(renameTeam(ADMIN, { team: "Payments", name: "Shop" }, now)).rejects.toMatchObject({ code: "conflict" });
  await renameTeam(ADMIN, { team: "Shop", name: "Shop" }, now);
  await expect(renameTeam(ADMIN, { team: "Nobody", name: "Somebody" }, now)).rejects.toMatchObject({ code: "not-found" });
  await expect(deleteTeam(ADMIN, { name: "Nobody" }, now)).rejects.toMatchObject({ code: "not-found" });
  await expect(createTeam(ADMIN, { name: "" }, now)).rejects.toMatchObject({ code: "invalid" });
});

test("a service that nobody spoke of has no owner, and leaves no team behind", async () => {
  await expect(setServiceTeam(ADMIN, { service: "ghost", team: "Ghosts" }, now)).rejects.toMatchObject({ code: "not-found" });
  expect(await teamRows()).toEqual([]);
});

test("only admins do this, a token within its reach; every change is in the audit", async () => {
  await spoken("checkout", "Shop");
  for (const verb of [createTeam, renameTeam, deleteTeam, setServiceTeam])
    await expect(verb(MEMBER, {}, now)).rejects.toMatchObject({ code: "forbidden" });
  const reach = { services: ["payments"], environments: [] };
  const token: Actor = { kind: "token", id: ADMIN.id, name: "ci", scopes: ["admin"], reach };
  await expect(setServiceTeam(token, { service: "checkout", team: "Mine" }, now)).rejects.toMatchObject({ code: "not-found" });
  await setServiceTeam(ADMIN, { service: "checkout", team: "Mine" }, now);
  await createTeam(ADMIN, { name: "Yours" }, now);
  await renameTeam(ADMIN, { team: "Yours", name: "Theirs" }, now);
  await deleteTeam(ADMIN, { name: "Theirs" }, now);
  const entries = await prisma().auditEntry.findMany({ select: { action: true }, orderBy: { id: "asc" } });
  expect(entries.map(({ action }) => action)).toEqual(["service.team", "team.create", "team.rename", "team.delete"]);
});
