import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Actor } from "@/lib/domain/access";
import { clearGoal, setGoal } from "@/lib/services/delivery/goals";
import { setSettings } from "@/lib/services/delivery/set-settings";
import { recordEvents } from "@/lib/services/event/record";
import { goalsOf } from "@/lib/views/delivery/page/goals";
import { loadDeliverySettings } from "@/lib/views/settings/delivery";
import { person } from "@/tests/integration/access/support/people";
import { freshDatabase } from "@/tests/support/database";

const now = new Date("2026-11-20T14:00:00Z");
const system: Actor = { kind: "system", name: "test" };
const NOWHERE = { service: null, team: null, environment: null };
let admin: Actor = system;

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(now);
  await prisma().workspace.create({ data: { id: 1, timezone: "Europe/Oslo" } });
  admin = await person("admin");
  const values = ["cart", "search"].map((service) => ({
    ...{ service, environment: "production", version: "1", status: "succeeded", finishedAt: "2026-11-20T12:00:00Z" },
    ...(service === "cart" ? { labels: { team: "Shop" } } : {}),
  }));
  await recordEvents(system, { kind: "deployments", values }, now);
});

const rate = (scopeKind: string, amount: number, scope = "") => ({ metric: "changeFailureRate", scopeKind, scope, amount, unit: "%" });
const audited = async (): Promise<string[]> =>
  (await prisma().auditEntry.findMany({ where: { action: { startsWith: "goal." } }, orderBy: { id: "asc" } })).map(
    ({ action, subject }) => `${action} ${subject}`,
  );

test("the narrowest goal is the one that a selection has", async () => {
  await setGoal(admin, rate("all", 10), now);
  await setGoal(admin, rate("team", 5, "Shop"), now);
  await setGoal(admin, rate("service", 1, "cart"), now);
  expect(await goalsOf(NOWHERE)).toEqual({ changeFailureRate: 0.1 });
  expect(await goalsOf({ ...NOWHERE, team: "Shop" })).toEqual({ changeFailureRate: 0.05 });
  expect(await goalsOf({ ...NOWHERE, service: "cart" })).toEqual({ changeFailureRate: 0.01 });
  expect(await goalsOf({ ...NOWHERE, service: "search" })).toEqual({ changeFailureRate: 0.1 });
  await clearGoal(admin, { metric: "changeFailureRate", scopeKind: "service", scope: "cart" }, now);
  expect(await goalsOf({ ...NOWHERE, service: "cart" })).toEqual({ changeFailureRate: 0.05 });
});

test("a goal takes the place of the one before, and every word about it is kept", async () => {
  await setGoal(admin, rate("all", 10), now);
  await setGoal(admin, rate("all", 8), now);
  const { goals } = await loadDeliverySettings(admin);
  expect(goals).toMatchObject([{ place: "Everything", name: "Change failure rate", target: "at most 8\u202f%", setAt: now }]);
  await clearGoal(admin, { metric: "changeFailureRate", scopeKind: "all" }, now);
  expect(await audited()).toEqual([
    "goal.set goal:changeFailureRate:all",
    "goal.set goal:changeFailureRate:all",
    "goal.clear goal:changeFailureRate:all",
  ]);
  await expect(clearGoal(admin, { metric: "changeFailureRate", scopeKind: "all" }, now)).rejects.toMatchObject({ code: "not-found" });
});

test("what makes no sense is refused by field, and nothing is kept of it", async () => {
  const refused = async (input: unknown): Promise<unknown> =>
    setGoal(admin, input, now).then(
      () => null,
      (error: unknown) => error,
    );
  expect(await refused(rate("all", 101))).toMatchObject({ code: "invalid", issues: [{ field: "amount" }] });
  expect(await refused({ ...rate("all", 5), unit: "hours" })).toMatchObject({ code: "invalid", issues: [{ field: "amount" }] });
  expect(await refused(rate("team", 5))).toMatchObject({ code: "invalid", issues: [{ field: "scope" }] });
  expect(await refused(rate("team", 5, "Nobody"))).toMatchObject({ code: "not-found" });
  expect(await refused({ ...rate("all", 5), amount: Number.NaN })).toMatchObject({ code: "invalid" });
  expect(await refused({ ...rate("all", 5), metric: "speed" })).toMatchObject({ code: "invalid" });
  expect([(await loadDeliverySettings(admin)).goals, await audited()]).toEqual([[], []]);
});

test("only admins set goals and what the metrics go by; everybody may look", async () => {
  const member = await person("member");
  const settings = { timezone: "Europe/Oslo", observationHours: 24, confidence: 0.8 };
  for (const actor of [member, null]) {
    const beyond = { code: actor === null ? "unauthenticated" : "forbidden" };
    await expect(setGoal(actor, rate("all", 5), now)).rejects.toMatchObject(beyond);
    await expect(clearGoal(actor, rate("all", 5), now)).rejects.toMatchObject(beyond);
    await expect(setSettings(actor, settings, now)).rejects.toMatchObject(beyond);
  }
  expect(await loadDeliverySettings(member)).toMatchObject({ timezone: "Europe/Oslo", observationHours: 24, mayChange: false });
  const token: Actor = { kind: "token", id: "t", name: "t", scopes: ["read"], reach: { services: ["cart"], environments: [] } };
  await expect(loadDeliverySettings(token)).rejects.toMatchObject({ code: "forbidden" });
});

test("what the metrics go by is kept, audited, and makes the stored days stale", async () => {
  await prisma().deliveryStale.deleteMany();
  await setSettings(admin, { timezone: "America/New_York", observationHours: 48, confidence: 0.9 }, now);
  expect(await loadDeliverySettings(admin)).toMatchObject({ timezone: "America/New_York", observationHours: 48, confidence: 0.9 });
  expect(await prisma().deliveryStale.count()).toBeGreaterThan(0);
  const [entry] = await prisma().auditEntry.findMany({ where: { action: "delivery.set" } });
  expect(entry?.detail).toEqual({ timezone: "America/New_York", observationHours: 48, confidence: 0.9 });
  for (const wrong of [{ timezone: "Mars/Base" }, { observationHours: 0 }, { observationHours: 1.5 }, { confidence: 1.1 }])
    await expect(setSettings(admin, { timezone: "UTC", observationHours: 24, confidence: 0.8, ...wrong }, now)).rejects.toMatchObject({
      code: "invalid",
      issues: [{ field: Object.keys(wrong)[0] }],
    });
});
