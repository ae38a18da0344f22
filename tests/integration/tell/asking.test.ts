import { afterAll, beforeEach, expect, test } from "vitest";
import * as answers from "@/lib/cli/openapi/answers";
import { closePool } from "@/lib/db/pool";
import { disconnect, inTransaction, prisma } from "@/lib/db/prisma";
import { saveVerdicts } from "@/lib/db/write/verdict";
import type { Actor } from "@/lib/domain/access";
import type { Horizon } from "@/lib/domain/horizon";
import type { Verdict, VerdictState } from "@/lib/domain/verdict";
import { recordEvents } from "@/lib/services/event/record";
import { versionGate } from "@/lib/views/records/gate";
import { versionVerdict } from "@/lib/views/records/verdict";
import { freshDatabase } from "@/tests/support/database";

const NOW = new Date("2026-03-01T12:00:00Z");
const READER: Actor = { kind: "user", id: "11111111-1111-4111-8111-111111111111", name: "Ada Berg", role: "viewer" };
const SYSTEM: Actor = { kind: "system", name: "test" };
const CART: Actor = { kind: "token", id: "t", name: "cart", scopes: ["read"], reach: { services: ["cart"], environments: [] } };
const PLACE = { service: "payments", environment: "production", version: "3.18.0" };
const MINUTES = { "5m": 5, "1h": 60, "24h": 1_440, "7d": 10_080 } as const;

beforeEach(() => freshDatabase());
afterAll(async () => {
  await disconnect();
  await closePool();
});

async function deploy(environment: string, version = "3.18.0", status = "succeeded"): Promise<string> {
  const id = `${environment} ${version}`;
  const value = { id, service: "payments", environment, version, status, finishedAt: NOW.toISOString() };
  await recordEvents(SYSTEM, { kind: "deployments", values: [value] }, NOW);
  return (await prisma().deployment.findFirstOrThrow({ where: { externalId: id } })).id;
}

async function judge(deploymentId: string, said: Partial<Record<Horizon, VerdictState>>, isOver = false): Promise<void> {
  const verdicts = Object.entries(said).map(([horizon, state]) => {
    const dueAt = new Date(NOW.getTime() + MINUTES[horizon as Horizon] * 60_000);
    const windows = { before: [], after: { from: NOW, to: dueAt } };
    const needed = { requests: 640, minutes: 22, visibleRatio: 5 };
    const verdict = {
      horizon,
      state,
      at: isOver ? dueAt : NOW,
      dueAt,
      evidence: [`${horizon} says so.`],
      method: "test-1",
      windows,
      needed,
    };
    return { ...verdict, effects: [], onsetAt: null } as Partial<Verdict> as Verdict;
  });
  await inTransaction((tx) => saveVerdicts(tx, [{ deploymentId, verdicts }]));
  await prisma().deployment.update({ where: { id: deploymentId }, data: { nextLookAt: new Date(NOW.getTime() + 90_000) } });
}

const word = (deploymentId: string, kind: string, state: VerdictState) =>
  prisma().verdictDecision.create({ data: { deploymentId, kind, state, reason: "A load test", decidedBy: "Ada Berg" } });

/** As the API sends it, checked against what the API says it sends. */
async function verdict(more: { horizon?: Horizon } = {}) {
  return answers.pipelineVerdict.parse(JSON.parse(JSON.stringify(await versionVerdict(READER, { ...PLACE, ...more }, NOW))));
}
async function gate(actor = READER) {
  return answers.gate.parse(JSON.parse(JSON.stringify(await versionGate(actor, PLACE))));
}

test("a verdict says what it would take, by what method, and when to ask again", async () => {
  const id = await deploy("production");
  await judge(id, { "5m": "healthy", "1h": "insufficient", "24h": "watching" });
  expect(await verdict()).toEqual({
    ...PLACE,
    deployment: id,
    ...{ ok: null, score: null, state: "insufficient", horizon: "1h", evidence: ["1h says so."], decided: null },
    needed: { requests: 640, minutes: 22, visibleRatio: 5 },
    method: "test-1",
    retryAfterSeconds: 90,
  });
});

test("one horizon can be asked for, and its last word is final", async () => {
  const id = await deploy("production");
  await judge(id, { "5m": "healthy", "1h": "insufficient" }, true);
  expect(await verdict({ horizon: "5m" })).toMatchObject({ ok: true, state: "healthy", retryAfterSeconds: null });
  expect(await verdict({ horizon: "24h" })).toMatchObject({ ok: null, state: "pending", method: null, retryAfterSeconds: 90 });
});

test("a person's word overrides, until it is withdrawn", async () => {
  const id = await deploy("production");
  await judge(id, { "5m": "regressed" });
  expect(await verdict()).toMatchObject({ ok: false, score: 0, decided: null });
  await word(id, "dismissed", "regressed");
  expect(await verdict()).toMatchObject({
    ...{ ok: true, score: 100, state: "regressed", evidence: ["Ada Berg dismissed this verdict: A load test", "5m says so."] },
    decided: { kind: "dismissed", state: "regressed", reason: "A load test", by: "Ada Berg" },
  });
  await word(id, "withdrawn", "regressed");
  expect(await verdict()).toMatchObject({ ok: false, decided: null });
});

test("a roll-out under way is asked for again, one that failed is a no, and an unknown version is not found", async () => {
  await expect(verdict()).rejects.toMatchObject({ code: "not-found" });
  await deploy("production", "3.18.0", "started");
  expect(await verdict()).toMatchObject({ ok: null, state: "pending", retryAfterSeconds: 15 });
  await deploy("production", "3.18.0", "failed");
  expect(await verdict()).toMatchObject({ ok: false, retryAfterSeconds: null, evidence: ["The deployment itself failed."] });
});

test("the gate: unknown warns, healthy in the environment before allows, what harmed it is denied", async () => {
  expect(await gate()).toMatchObject({ decision: "warn", reasons: ["Nothing is known of payments 3.18.0 yet: it ran nowhere before."] });
  await deploy("production", "3.17.0");
  await deploy("test");
  await deploy("staging", "3.17.0");
  expect(await gate()).toMatchObject({ decision: "warn", checks: [{ check: "earlier" }] });
  const staging = await deploy("staging");
  await judge(staging, { "5m": "healthy" });
  expect(await gate()).toMatchObject({
    decision: "allow",
    reasons: ["3.18.0 in staging: Healthy. 5m says so."],
    links: [`/releases/payments%403.18.0?deployment=${staging}`],
  });
  await judge(staging, { "5m": "regressed" });
  expect(await gate()).toMatchObject({ decision: "deny" });
  await word(staging, "dismissed", "regressed");
  expect(await gate()).toMatchObject({ decision: "allow" });
});

test("the gate looks at incidents and budgets of the place", async () => {
  const id = await deploy("production");
  await judge(id, { "5m": "healthy" });
  const incident = { id: "INC-9", title: "Payments fail", status: "open", openedAt: NOW.toISOString(), services: ["payments"] };
  const told = (more: object) => recordEvents(SYSTEM, { kind: "incidents", values: [{ ...incident, ...more }] }, NOW);
  await told({ environment: "staging" });
  expect(await gate()).toMatchObject({ decision: "allow" });
  await told({ id: "INC-10", environment: "production" });
  expect(await gate()).toMatchObject({
    decision: "warn",
    reasons: ["An incident is open: Payments fail", "3.18.0 in production: Healthy. 5m says so."],
  });
  await told({ id: "INC-11", environment: "production", causedBy: ["production 3.18.0"] });
  expect(await gate()).toMatchObject({ decision: "deny", links: expect.arrayContaining(["/incidents/INC-11"]) });
  await prisma().incident.updateMany({ data: { resolvedAt: NOW, status: "resolved" } });
  const promise = {
    service: "payments",
    environment: "production",
    name: "Availability",
    kind: "availability",
    target: 0.999,
    createdBy: "Ada",
  };
  const objective = await prisma().objective.create({ data: { ...promise, operations: [] } });
  await prisma().burnAlert.create({ data: { objectiveId: objective.id, rule: "fast", startedAt: NOW, longBurn: 15, shortBurn: 20 } });
  expect(await gate()).toMatchObject({ decision: "warn", checks: [{ check: "budget" }, { check: "verdict", decision: "allow" }] });
});

test("out of reach is as if it did not exist", async () => {
  const id = await deploy("production");
  await judge(id, { "5m": "regressed" });
  expect(await gate(CART)).toMatchObject({ decision: "warn", checks: [{ check: "unknown" }] });
  await expect(versionVerdict(CART, PLACE, NOW)).rejects.toMatchObject({ code: "not-found" });
  await expect(versionGate(null, PLACE)).rejects.toMatchObject({ code: "unauthenticated" });
});
