import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, inTransaction, prisma } from "@/lib/db/prisma";
import { removeDeployments } from "@/lib/db/write/deployment";
import type { Actor } from "@/lib/domain/access";
import type { Horizon } from "@/lib/domain/horizon";
import type { StoryMessage } from "@/lib/domain/story";
import type { VerdictState } from "@/lib/domain/verdict";
import { recordEvents } from "@/lib/services/event/record";
import { createSubscription } from "@/lib/services/tell/create-subscription";
import { tellBurns } from "@/lib/services/tell/tell-burns";
import { tellIncidents } from "@/lib/services/tell/tell-incidents";
import { type ToldVerdict, tellVerdicts } from "@/lib/services/tell/tell-verdicts";
import { freshDatabase } from "@/tests/support/database";

const ADMIN: Actor = { kind: "user", id: "11111111-1111-4111-8111-111111111111", name: "Ada Berg", role: "admin" };
const SYSTEM: Actor = { kind: "system", name: "test" };
const NOW = new Date("2026-03-01T12:00:00Z");
const at = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

beforeEach(() => freshDatabase());
afterAll(async () => {
  await disconnect();
  await closePool();
});

const subscribe = (name: string, more: object = {}) =>
  createSubscription(ADMIN, { name, kind: "webhook", url: "https://hooks.example.com/wake", ...more }, NOW);

async function deploy(service: string, version: string, environment = "production"): Promise<string> {
  const id = `${service} ${version} ${environment}`;
  const value = { id, service, environment, version, status: "succeeded", finishedAt: NOW.toISOString() };
  await recordEvents(SYSTEM, { kind: "deployments", values: [value] }, NOW);
  return (await prisma().deployment.findFirstOrThrow({ where: { externalId: id } })).id;
}

const incident = (status: string, minutes: number, more: object = {}) =>
  recordEvents(
    SYSTEM,
    {
      kind: "incidents",
      values: [
        {
          id: "INC-482",
          title: "Payments fail",
          status,
          openedAt: NOW.toISOString(),
          services: ["payments", "checkout", "cart"],
          environment: "production",
          ...(status === "resolved" ? { resolvedAt: at(minutes).toISOString() } : {}),
          ...more,
        },
      ],
    },
    at(minutes),
  );

const MINUTES = { "5m": 5, "1h": 60, "24h": 1_440, "7d": 10_080 } as const;

/** A verdict as a look `minutes` after the roll-out leaves it. */
const verdict = (horizon: Horizon, state: VerdictState, minutes: number): ToldVerdict => ({
  horizon,
  state,
  at: at(minutes),
  dueAt: at(MINUTES[horizon]),
  evidence: ["Failed 23 times as often as before.", "It began 1 min after the roll-out."],
});

/** Tells of a life of looks at one deployment. */
async function live(deploymentId: string, ...looks: readonly ToldVerdict[][]): Promise<void> {
  let known: readonly ToldVerdict[] = [];
  for (const verdicts of looks) {
    const now = verdicts[0]?.at ?? NOW;
    await inTransaction((tx) => tellVerdicts(tx, [{ deploymentId, known, verdicts }], now));
    known = verdicts;
  }
}

async function told(): Promise<[name: string, event: string][]> {
  const rows = await prisma().message.findMany({ include: { subscription: true }, orderBy: [{ createdAt: "asc" }, { event: "asc" }] });
  return rows.map(({ subscription, event }) => [subscription.name, event]);
}
const bodies = async (): Promise<StoryMessage["data"][]> =>
  (await prisma().message.findMany({ orderBy: { createdAt: "asc" } })).map(({ body }) => messageIn(body).data);
const messageIn = (body: unknown): StoryMessage => body as StoryMessage;

test("a release that regresses and is rolled back: two messages, with the evidence and where to look", async () => {
  await subscribe("ops");
  await deploy("payments", "3.17.2");
  const id = await deploy("payments", "3.18.0");
  const bad = [verdict("5m", "regressed", 4), verdict("1h", "watching", 4)];
  await live(id, [verdict("5m", "watching", 2)], bad, [verdict("5m", "regressed", 6), verdict("1h", "rolled-back", 30)]);
  expect(await told()).toEqual([
    ["ops", "verdict.regressed"],
    ["ops", "verdict.resolved"],
  ]);
  const [first, second] = await bodies();
  expect(first).toMatchObject({
    story: `deployment:${id}`,
    title: "payments 3.18.0 regressed in production",
    lines: expect.arrayContaining(["Failed 23 times as often as before."]),
    services: ["payments"],
    deployment: id,
  });
  expect(second?.title).toBe("payments 3.18.0 was rolled back in production");
});

test("each is told of the places and the topics that they asked for", async () => {
  await subscribe("all");
  await subscribe("cart only", { services: ["cart"] });
  await subscribe("staging only", { environments: ["Staging"] });
  await subscribe("good news", { events: ["healthy-releases"] });
  await subscribe("incidents", { events: ["incidents"] });
  await live(await deploy("payments", "1"), [verdict("5m", "regressed", 4)]);
  await live(await deploy("cart", "2"), [verdict("1h", "healthy", 61)]);
  await live(await deploy("cart", "3", "staging"), [verdict("5m", "regressed", 4)]);
  expect((await told()).toSorted()).toEqual([
    ["all", "verdict.regressed"],
    ["all", "verdict.regressed"],
    ["cart only", "verdict.regressed"],
    ["good news", "verdict.healthy"],
    ["staging only", "verdict.regressed"],
  ]);
});

test("history, the demo, what a person dismissed and disabled receivers are passed over", async () => {
  const { id } = await subscribe("ops");
  const payments = await deploy("payments", "1");
  const late = { ...verdict("5m", "regressed", 4), at: at(3 * 1_440) };
  await live(payments, [late]);
  await prisma().verdictDecision.create({
    data: { deploymentId: payments, kind: "dismissed", state: "regressed", reason: "A load test", decidedBy: "Ada Berg" },
  });
  await live(payments, [verdict("5m", "regressed", 4)]);
  const cart = await deploy("cart", "1");
  await prisma().deployment.update({ where: { id: cart }, data: { demo: true } });
  await live(cart, [verdict("5m", "regressed", 4)]);
  await prisma().subscription.update({ where: { id }, data: { disabledAt: NOW } });
  await live(await deploy("shop", "1"), [verdict("5m", "regressed", 4)]);
  expect(await told()).toEqual([]);
});

test("an incident that hurts many services is one message, its cause an update, its end another", async () => {
  await subscribe("ops");
  const id = await deploy("payments", "3.18.0");
  await incident("open", 1);
  await incident("acknowledged", 2);
  await prisma().attribution.create({
    data: { incidentId: "INC-482", deploymentId: id, source: "confirmed", confidence: 1, evidence: [] },
  });
  await inTransaction((tx) => tellIncidents(tx, ["INC-482"], at(3)));
  await inTransaction((tx) => tellIncidents(tx, ["INC-482"], at(4)));
  await incident("resolved", 41);
  await incident("reopened", 50);
  await incident("resolved", 60);
  expect(await told()).toEqual([
    ["ops", "incident.opened"],
    ["ops", "incident.cause-found"],
    ["ops", "incident.resolved"],
  ]);
  const [opened, cause, resolved] = await bodies();
  expect(opened).toMatchObject({ title: "Incident: Payments fail", lines: ["It is about payments, checkout, cart in production."] });
  expect(cause?.title).toBe("payments 3.18.0 caused: Payments fail");
  expect(resolved?.lines).toContain("It lasted 41 min.");
});

test("the incident behind a regression that was told continues its story", async () => {
  await subscribe("ops");
  const id = await deploy("payments", "3.18.0");
  await live(id, [verdict("5m", "regressed", 4)]);
  await incident("open", 5, { causedBy: ["payments 3.18.0 production"] });
  await incident("resolved", 20, { causedBy: ["payments 3.18.0 production"] });
  expect(await told()).toEqual([
    ["ops", "verdict.regressed"],
    ["ops", "incident.resolved"],
  ]);
});

test("an incident of last year that is imported today is not news", async () => {
  await subscribe("ops");
  await incident("open", 60 * 24 * 365);
  expect(await told()).toEqual([]);
});

test("a budget is told of once, and with its incident when there is one", async () => {
  await subscribe("ops");
  const objective = await prisma().objective.create({
    data: {
      service: "payments",
      environment: "production",
      name: "Availability",
      operations: [],
      kind: "availability",
      target: 0.999,
      createdBy: "Ada",
    },
  });
  const alert = { objectiveId: objective.id, rule: "fast", startedAt: NOW, longBurn: 15.2, shortBurn: 20 };
  const alone = await prisma().burnAlert.create({ data: alert });
  const withIncident = await prisma().burnAlert.create({ data: { ...alert, incidentId: "INC-482" } });
  const say = () => inTransaction((tx) => tellBurns(tx, [alone.id, withIncident.id], NOW));
  await say();
  await say();
  await prisma().burnAlert.update({ where: { id: alone.id }, data: { endedAt: at(20) } });
  await say();
  await say();
  expect(await told()).toEqual([
    ["ops", "burn.ended"],
    ["ops", "burn.started"],
  ]);
  expect((await bodies()).map(({ title }) => title)).toContain("payments in production uses up “Availability” too fast");
});

test("what is told and what it tells of are stored together, or not at all", async () => {
  await subscribe("ops");
  const id = await deploy("payments", "1");
  const failing = inTransaction(async (tx) => {
    await tellVerdicts(tx, [{ deploymentId: id, known: [], verdicts: [verdict("5m", "regressed", 4)] }], at(4));
    throw new Error("the store failed");
  });
  await expect(failing).rejects.toThrow("the store failed");
  expect(await told()).toEqual([]);
});

test("a release that was known by its signals first, and is announced later, is still one story", async () => {
  await subscribe("everything");
  const [seen, announced] = [await deploy("payments", "2"), await deploy("payments", "2.0")];
  await live(seen, [verdict("5m", "regressed", 5)]);
  await inTransaction((tx) => removeDeployments(tx, [seen], [{ from: seen, to: announced }]));
  await live(announced, [verdict("5m", "regressed", 6)]);
  expect(await told()).toEqual([["everything", "verdict.regressed"]]);
});
