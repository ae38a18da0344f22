import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, pool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { demoState } from "@/lib/db/read/demo/state";
import { hasTelemetry } from "@/lib/db/telemetry/forget-services";
import type { VerdictState } from "@/lib/domain/verdict";
import { loadDemo } from "@/lib/services/demo/load";
import { removeDemo } from "@/lib/services/demo/remove";
import { observeVersions } from "@/lib/services/deployment/observe-versions";
import { recordEvents } from "@/lib/services/event/record";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { demoHistory } from "@/prisma/seed/demo-history";
import { freshDatabase } from "@/tests/support/database";

const now = new Date("2026-11-20T14:32:10Z");
const LONG_MS = 240_000;
const said: string[] = [];

beforeAll(async () => {
  await freshDatabase();
  await loadDemo(now, (sentence) => said.push(sentence));
}, LONG_MS);

afterAll(async () => {
  await disconnect();
  await closePool();
});

const statesOf = async (where: { service: string; version: string }): Promise<Record<string, string>> => {
  const deployment = await prisma().deployment.findFirst({
    where: { ...where, environment: "production", status: "succeeded" },
    orderBy: { finishedAt: "asc" },
    select: { verdicts: { select: { horizon: true, state: true } } },
  });
  return Object.fromEntries(deployment?.verdicts.map(({ horizon, state }) => [horizon, state]) ?? []);
};

test("verdicts are what the scenarios know to be true", async () => {
  const wrong: { scenario: string; version: string; horizon: string; said: string | undefined; state: VerdictState }[] = [];
  for (const { scenario, service, version, horizon, state } of demoHistory(now, 1).truth) {
    const states = await statesOf({ service, version });
    if (states[horizon] !== state) wrong.push({ scenario, version: `${service} ${version}`, horizon, said: states[horizon], state });
  }
  expect(wrong).toEqual([]);
});

test("the judge says the same when it reads the store", async () => {
  const chosen = await prisma().deployment.findMany({
    // Minutes of older ones are no longer kept.
    where: {
      service: { in: ["booking", "accounts", "boarding", "refunds"] },
      finishedAt: { gte: new Date(now.getTime() - 13 * 86_400_000) },
    },
    orderBy: { finishedAt: "desc" },
    take: 40,
    select: { id: true },
  });
  const ids = chosen.map(({ id }) => id);
  const stored = () =>
    prisma().verdict.findMany({ where: { deploymentId: { in: ids } }, orderBy: [{ deploymentId: "asc" }, { horizon: "asc" }] });
  const before = await stored();
  // Which releases were unhealthy is known when a history is judged again.
  await prisma().verdict.deleteMany({ where: { deploymentId: { in: ids }, state: { notIn: ["regressed", "silent"] } } });
  await prisma().deployment.updateMany({ where: { id: { in: ids } }, data: { nextLookAt: now } });
  expect(await evaluateDue(now, null)).toBe(ids.length);
  expect(await stored()).toEqual(before);
}, 60_000);

test("everything is marked as demo, and every deployment was judged", async () => {
  const real = { where: { demo: false } };
  const db = prisma();
  const counts = await Promise.all([
    db.deployment.count(real),
    db.incident.count(real),
    db.change.count(real),
    db.release.count(real),
    db.service.count(real),
    db.environment.count(real),
    db.team.count(real),
    db.event.count(real),
    db.inboundDelivery.count(real),
  ]);
  expect(counts).toEqual(counts.map(() => 0));
  expect(await db.deployment.count({ where: { status: "succeeded", verdicts: { none: {} } } })).toBe(0);
  expect(said.length).toBeGreaterThan(2);
});

test("the versions that nobody announced are shown as such, and no others", async () => {
  const found = await prisma().deployment.findMany({
    where: { recorded: false },
    select: { service: true, version: true, source: true, environment: true },
  });
  const expected = demoHistory(now, 1).unrecorded.map((one) => ({ ...one, source: "telemetry", environment: "production" }));
  expect(found.toSorted((a, b) => (a.service < b.service ? -1 : 1))).toEqual(expected.toSorted((a, b) => (a.service < b.service ? -1 : 1)));
  expect(found.length).toBeGreaterThan(0);
  expect(await observeVersions(new Date(now.getTime() + 3_600_000))).toBe(0);
});

test("incidents are linked to the releases that they name", async () => {
  const linked = await prisma().attribution.findMany({
    select: { deployment: { select: { service: true } }, incident: { select: { services: true } } },
  });
  expect(linked.length).toBe(11);
  expect(linked.filter(({ deployment, incident }) => !incident.services.includes(deployment.service))).toEqual([]);
});

test("it is loaded once: not over itself, and not beside anything real", async () => {
  expect(await loadDemo(now, () => undefined)).toBe(false);
});

test("only admins remove it", async () => {
  const member = { kind: "user", id: "00000000-0000-8000-a000-000000000001", name: "Member", role: "member" } as const;
  await expect(removeDemo(member, now)).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeDemo(null, now)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("removing it leaves what is real, also of a service that the demo spoke of", async () => {
  const system = { kind: "system", name: "test" } as const;
  const body = { service: "berths", environment: "production", version: "9.9.9", status: "succeeded", finishedAt: now.toISOString() };
  const other = { ...body, id: "mine", service: "mine", changes: ["acme/mine#1"] };
  await recordEvents(system, { kind: "deployments", values: [body, other] }, now);
  await removeDemo(system, now);
  const deployments = await prisma().deployment.findMany({ orderBy: { service: "asc" }, select: { service: true, previousId: true } });
  expect(deployments).toEqual([
    { service: "berths", previousId: null },
    { service: "mine", previousId: null },
  ]);
  expect((await prisma().service.findMany({ orderBy: { name: "asc" } })).map(({ name, demo }) => ({ name, demo }))).toEqual([
    { name: "berths", demo: false },
    { name: "mine", demo: false },
  ]);
  expect(await prisma().change.findMany({ select: { id: true } })).toEqual([{ id: "acme/mine#1" }]);
  expect(await prisma().event.count({ where: { demo: true } })).toBe(0);
  const actions = await prisma().auditEntry.findMany({ select: { action: true }, distinct: ["action"], orderBy: { action: "asc" } });
  expect(actions.map(({ action }) => action)).toEqual(["demo.load", "demo.remove", "events.record", "objective.create"]);
});

test("once removed it does not come back, and removing it again does nothing", async () => {
  const audited = await prisma().auditEntry.count();
  await removeDemo({ kind: "system", name: "test" }, now);
  expect(await prisma().auditEntry.count()).toBe(audited);
  expect(await demoState()).toBe("closed");
  // What real telemetry of "berths" would say stays; of the others nothing is left in any table.
  const gone = demoHistory(now, 1)
    .services.map(({ profile }) => profile.name)
    .filter((name) => name !== "berths");
  for (const table of ["series", "version_seen", "config_seen", "error_signature", "signature_seen", "error_sample"]) {
    const { rows } = await pool().query(`SELECT service FROM telemetry.${table} WHERE service = ANY ($1)`, [gone]);
    expect({ table, left: rows.length }).toEqual({ table, left: 0 });
  }
  expect(await hasTelemetry()).toBe(true);
});
