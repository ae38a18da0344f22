import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { suspicionOf } from "@/lib/db/read/suspicion/of-incident";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { returnLease, takeLease } from "@/lib/db/write/lease";
import type { SuspectBoard } from "@/lib/domain/suspect";
import { setSettings } from "@/lib/services/delivery/set-settings";
import { recordEvents } from "@/lib/services/event/record";
import { MOST_DEPLOYMENTS } from "@/lib/services/suspicion/changes";
import { settleSuspicions } from "@/lib/services/suspicion/settle";
import { createSubscription } from "@/lib/services/tell/create-subscription";
import { freshDatabase } from "@/tests/support/database";
import { brokenPayments, deployed, minute, NOTICED, reported, traffic } from "./support/cause-shop";

const SYSTEM = { kind: "system", name: "test" } as const;
const ADMIN = { kind: "user", id: "11111111-1111-4111-8111-111111111111", name: "Ada Berg", role: "admin" } as const;

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(NOTICED);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

const boardAt = async (id: string, after: number) => {
  await settleSuspicions(minute(after), null);
  const board = await suspicionOf(id);
  if (board === null) throw new Error("no board");
  return board;
};
const keysOf = ({ suspects }: SuspectBoard): string[] => suspects.map(({ candidate }) => candidate.key);
const causes = (incidentId: string) =>
  prisma().attribution.findMany({ where: { incidentId }, select: { deploymentId: true, source: true, confidence: true, evidence: true } });
/** What was told of an incident. */
const toldOf = async (id: string) => {
  const rows = await prisma().message.findMany({ where: { story: `incident:${id}` }, orderBy: { event: "desc" }, select: { event: true } });
  return rows.map(({ event }) => event);
};

test("from telemetry, deployments and a report, the release behind an outage comes first with its evidence, and is the cause", async () => {
  const { culprit, other } = await brokenPayments();
  await reported("inc-1", ["checkout"]);
  const board = await boardAt("inc-1", 8);
  const [first] = board.suspects;
  expect(first?.candidate).toMatchObject({
    key: `deployment:${culprit}`,
    service: "payments",
    version: "2",
    title: "payments 2",
    at: minute(-22),
  });
  expect(first?.for.length).toBeGreaterThan(1);
  expect(board).toMatchObject({ incident: "inc-1", decided: true, detectedAt: NOTICED, at: minute(8), onsetAt: minute(-20) });
  expect(keysOf(board)).toContain("none");
  expect(keysOf(board)).not.toContain(`deployment:${other}`);
  expect(board.suspects.reduce((sum, { posterior }) => sum + posterior, 0)).toBeCloseTo(1);
  expect(board.blast.edges).toContainEqual(["checkout", "payments"]);
  expect(await causes("inc-1")).toEqual([
    { deploymentId: culprit, source: "automatic", confidence: first?.posterior, evidence: first?.for.map(({ sentence }) => sentence) },
  ]);
});

test("below the workspace's confidence it is a suggestion, and it follows the setting in both directions; its cause is told at once", async () => {
  const { culprit } = await brokenPayments();
  await createSubscription(ADMIN, { name: "ops", kind: "webhook", url: "https://hooks.example.com/wake" }, NOTICED);
  await reported("inc-1", ["checkout"]);
  await setSettings(SYSTEM, { timezone: "UTC", observationHours: 24, confidence: 1 }, NOTICED);
  const board = await boardAt("inc-1", 8);
  expect(board).toMatchObject({
    decided: true,
    suspects: expect.arrayContaining([expect.objectContaining({ posterior: expect.any(Number) })]),
  });
  expect(await causes("inc-1")).toEqual([]);
  expect(await toldOf("inc-1")).toEqual(["incident.opened"]);
  await setSettings(SYSTEM, { timezone: "UTC", observationHours: 24, confidence: 0.6 }, NOTICED);
  expect(await causes("inc-1")).toMatchObject([{ deploymentId: culprit, source: "automatic" }]);
  expect(await toldOf("inc-1")).toEqual(["incident.opened", "incident.cause-found"]);
  await setSettings(SYSTEM, { timezone: "UTC", observationHours: 24, confidence: 1 }, NOTICED);
  expect(await causes("inc-1")).toEqual([]);
});

test("what a later look no longer supports is taken back, and a declared cause is never outdone", async () => {
  const { culprit } = await brokenPayments();
  await reported("inc-1", ["checkout"]);
  await boardAt("inc-1", 8);
  await prisma().deployment.update({ where: { id: culprit }, data: { status: "cancelled" } });
  expect((await boardAt("inc-1", 11)).suspects[0]?.candidate.key).not.toBe(`deployment:${culprit}`);
  expect((await causes("inc-1")).map(({ deploymentId }) => deploymentId)).not.toContain(culprit);
  await prisma().deployment.update({ where: { id: culprit }, data: { status: "succeeded" } });
  await reported("inc-1", ["checkout"], { causedBy: ["search-5--15"] }, minute(12));
  expect((await boardAt("inc-1", 21)).suspects[0]?.candidate.key).toBe(`deployment:${culprit}`);
  expect(await causes("inc-1")).toMatchObject([{ source: "declared" }]);
});

test("an incident that names no service is looked for everywhere in production, and one without signals decides nothing by itself", async () => {
  const { culprit, other } = await brokenPayments();
  await deployed("blog", "9", -5);
  await deployed("payments", "2-staging", -6, { environment: "staging" });
  await reported("inc-1", [], { environment: undefined });
  const board = await boardAt("inc-1", 8);
  expect(board.suspects[0]?.candidate.key).toBe(`deployment:${culprit}`);
  expect(keysOf(board)).toContain(`deployment:${other}`);
  expect(board.suspects.map(({ candidate }) => candidate.environment)).not.toContain("staging");
  await reported("inc-2", ["blog"]);
  const silent = await boardAt("inc-2", 9);
  expect(silent.onsetAt).toBeNull();
  expect(silent.suspects.map(({ candidate }) => candidate.title)).toEqual(expect.arrayContaining(["blog 9", "No release"]));
  expect(await causes("inc-2")).toEqual([]);
});

test("flags, configurations and what nobody announced are candidates; what came later, or long before, is none", async () => {
  await traffic([{ service: "checkout", version: "7", from: -60, to: 5 }]);
  await deployed("checkout", "7", -2_000, { configHash: "a" });
  const configured = await deployed("checkout", "7", -30, { configHash: "b" });
  const tried = await deployed("checkout", "8", -10, { status: "failed" });
  await deployed("checkout", "6", -73 * 60);
  await deployed("checkout", "9", 5);
  const unannounced = await deployed("checkout", "7.1", -20);
  await prisma().deployment.update({ where: { id: unannounced }, data: { recorded: false } });
  const flag = { flag: "new-tax", state: "on", changedAt: minute(-3) };
  await prisma().flagChange.createMany({
    data: [
      { ...flag, id: "f1", service: "checkout", environment: "production" },
      { ...flag, id: "f2", service: "blog", environment: "production" },
      { ...flag, id: "f3", service: "checkout", environment: "staging" },
      { ...flag, id: "f4" },
    ],
  });
  await reported("inc-1", ["checkout"]);
  const board = await boardAt("inc-1", 8);
  const titles = board.suspects.map(({ candidate }) => candidate.title).toSorted();
  expect(titles).toEqual([
    ...["Flag new-tax: on", "Flag new-tax: on", "No release", "checkout 7", "checkout 7 with another configuration"],
    ...["checkout 7.1, which nobody announced", "checkout 8"],
  ]);
  expect(keysOf(board)).toEqual(expect.arrayContaining(["flag:f1", "flag:f4", `deployment:${tried}`]));
  expect(board.suspects.find(({ candidate }) => candidate.id === configured)?.candidate).toMatchObject({ configuration: true });
});

test("looked into at once, again at growing intervals while open, and again when its report changes", async () => {
  const next = async () => (await prisma().incident.findUniqueOrThrow({ where: { id: "inc-1" } })).suspectAt;
  await reported("inc-1", ["checkout"], {}, NOTICED);
  expect(await next()).toEqual(NOTICED);
  expect(await settleSuspicions(minute(1), null)).toBe(1);
  expect(await next()).toEqual(minute(3));
  expect(await settleSuspicions(minute(2), null)).toBe(0);
  await reported("inc-1", ["checkout", "payments"], {}, minute(2));
  expect(await settleSuspicions(minute(2), null)).toBe(1);
  expect(await settleSuspicions(minute(3), null)).toBe(1);
  await reported("inc-1", ["checkout", "payments"], { status: "resolved", resolvedAt: minute(4).toISOString() }, minute(70));
  expect(await settleSuspicions(minute(70), null)).toBe(1);
  expect(await next()).toEqual(minute(71));
  expect(await settleSuspicions(minute(130), null)).toBe(1);
  expect(await next()).toBeNull();
  await reported("old", ["checkout"], { openedAt: minute(-200 * 1_440).toISOString() });
  expect(await settleSuspicions(minute(131), null)).toBe(0);
});

test("run again, it says the same and tells nobody; what another instance has taken over is not written", async () => {
  await brokenPayments();
  await reported("inc-1", ["checkout"]);
  const { at: _, ...first } = await boardAt("inc-1", 8);
  const told = await prisma().changeLog.count();
  await prisma().incident.updateMany({ data: { suspectAt: NOTICED } });
  const { at: __, ...again } = await boardAt("inc-1", 8);
  expect(again).toEqual(first);
  expect(await prisma().changeLog.count()).toBe(told);
  expect(await prisma().suspicion.count()).toBe(1);
  const lease = await takeLease("job:suspects", "first", 60_000);
  if (lease === null) throw new Error("the lease was free");
  await returnLease(lease);
  await takeLease("job:suspects", "second", 60_000);
  await prisma().incident.updateMany({ data: { suspectAt: NOTICED } });
  await expect(settleSuspicions(minute(9), lease)).rejects.toMatchObject({ code: "conflict" });
  expect(await prisma().suspicion.findFirst()).toMatchObject({ at: minute(8) });
});

test("however much was deployed around, so much of it is looked at, the latest first", async () => {
  await recordEvents(
    SYSTEM,
    {
      kind: "deployments",
      values: Array.from({ length: MOST_DEPLOYMENTS + 20 }, (_, nth) => ({
        ...{ id: `many-${nth}`, service: `service-${nth}`, version: "1", environment: "production", status: "succeeded" },
        ...{ startedAt: minute(-nth - 1).toISOString(), finishedAt: minute(-nth - 1).toISOString() },
      })),
    },
    minute(0),
  );
  await reported("inc-1", []);
  const board = await boardAt("inc-1", 8);
  expect(board.suspects).toHaveLength(MOST_DEPLOYMENTS + 1);
  expect(board.suspects.map(({ candidate }) => candidate.service)).toContain("service-0");
});
