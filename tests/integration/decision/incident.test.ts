import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { decisionsOf } from "@/lib/db/read/decision/incident";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Actor } from "@/lib/domain/access";
import { decideIncident } from "@/lib/services/decision/incident";
import { decideDeployment } from "@/lib/services/deployment/decide";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { settleSuspicions } from "@/lib/services/suspicion/settle";
import { decisionPreview } from "@/lib/views/decision/preview";
import { loadFigures } from "@/lib/views/delivery/figures";
import { person } from "@/tests/integration/access/support/people";
import { brokenPayments, deployed, minute, NOTICED, reported } from "@/tests/integration/suspicion/support/cause-shop";
import { freshDatabase } from "@/tests/support/database";

const SYSTEM: Actor = { kind: "system", name: "test" };
const NOW = minute(8);
const WHY = "The trace shows it.";
let member: Actor = SYSTEM;

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(NOTICED);
  member = await person("member");
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

const causes = async (incidentId = "inc-1") =>
  (await prisma().attribution.findMany({ where: { incidentId }, orderBy: { deploymentId: "asc" } })).map(
    ({ deploymentId, source, confidence }) => [deploymentId, source, confidence] as const,
  );
const decide = (candidate: string, kind: string, actor = member, reason = WHY) =>
  decideIncident(actor, "inc-1", { candidate, kind, reason }, NOW);

async function figuresOf(service: string) {
  const selection = { service, team: null, environment: null };
  const period = { from: minute(-28 * 1_440), to: minute(1_440) };
  const query = { selection, ...period, zone: null, bucket: "month", lead: { bots: false, unit: "change" }, compare: false } as const;
  const { changeFailureRate, failedDeploymentRecoveryTime } = (await loadFigures(SYSTEM, query, minute(2_000))).figures;
  return { failed: changeFailureRate.value, of: changeFailureRate.n, recovery: failedDeploymentRecoveryTime.value };
}

test("a confirmed deployment is the cause at once, in change failure rate and recovery; withdrawn, it no longer is", async () => {
  const id = await deployed("payments", "2", -20);
  await deployed("payments", "1", -600);
  await reported("inc-1", ["payments"], { status: "resolved", resolvedAt: minute(30).toISOString() }, minute(40));
  expect(await figuresOf("payments")).toMatchObject({ failed: 0, of: 2 });
  expect(await decisionPreview(member, { incident: "inc-1", candidate: `deployment:${id}`, kind: "confirmed" }, minute(2_000))).toEqual([
    "payments 2 counts as failed: change failure rate of payments, last 28 days, from 0 of 2 to 1 of 2.",
    "Its recovery took 30 min, which counts in the recovery time.",
  ]);
  const answer = await decide(`deployment:${id}`, "confirmed");
  expect(answer).toMatchObject({ confirmed: [`deployment:${id}`], decisions: [{ kind: "confirmed", by: "member", reason: WHY }] });
  expect(await causes()).toEqual([[id, "confirmed", 1]]);
  expect(await figuresOf("payments")).toEqual({ failed: 0.5, of: 2, recovery: 1_800 });
  await decide(`deployment:${id}`, "withdrawn");
  expect(await causes()).toEqual([]);
  expect(await figuresOf("payments")).toMatchObject({ failed: 0, of: 2 });
  expect((await decisionsOf("inc-1")).map(({ kind }) => kind)).toEqual(["confirmed", "withdrawn"]);
  expect(await prisma().auditEntry.count({ where: { action: "incident.decide", subject: "incident:inc-1" } })).toBe(2);
});

test("“no release” takes the cause that Wake found away and lets it find none, until that is withdrawn", async () => {
  const { culprit } = await brokenPayments();
  await reported("inc-1", ["checkout"]);
  await settleSuspicions(NOW, null);
  expect(await causes()).toMatchObject([[culprit, "automatic", expect.any(Number)]]);
  await decide("none", "confirmed");
  expect(await causes()).toEqual([]);
  await settleSuspicions(minute(11), null);
  expect(await prisma().suspicion.count({ where: { at: minute(11) } })).toBe(1);
  expect(await causes()).toEqual([]);
  await decide("none", "withdrawn");
  expect(await causes()).toMatchObject([[culprit, "automatic", expect.any(Number)]]);
});

test("a confirmed deployment takes the place of the one that Wake found", async () => {
  const { culprit, other } = await brokenPayments();
  await reported("inc-1", ["checkout"]);
  await settleSuspicions(NOW, null);
  await decide(`deployment:${other}`, "confirmed");
  expect(await causes()).toEqual([[other, "confirmed", 1]]);
  await settleSuspicions(minute(11), null);
  expect(await causes()).toEqual([[other, "confirmed", 1]]);
  await decide(`deployment:${other}`, "withdrawn");
  expect(await causes()).toMatchObject([[culprit, "automatic", expect.any(Number)]]);
});

test("one that is dismissed is never the cause by itself, and what a report declares stops to count, whatever arrives later", async () => {
  const { culprit } = await brokenPayments();
  await reported("inc-1", ["checkout"], { causedBy: ["payments-2--20"] });
  expect(await causes()).toEqual([[culprit, "declared", 1]]);
  await decide(`deployment:${culprit}`, "dismissed");
  expect(await causes()).toEqual([]);
  await reported("inc-1", ["checkout"], { causedBy: ["payments-2--20"], severity: "high" }, minute(2));
  await deployed("payments", "2", -20, { labels: { told: "again" } });
  await rebuildProjections(NOW);
  await settleSuspicions(NOW, null);
  expect(await causes()).toEqual([]);
  await decide(`deployment:${culprit}`, "withdrawn");
  expect(await causes()).toEqual([[culprit, "declared", 1]]);
});

test("what was decided of a deployment follows it when it turns out to be part of another one", async () => {
  const kept = await deployed("payments", "2", -20);
  const joined = await deployed("payments", "2-by-telemetry", -15);
  await reported("inc-1", ["payments"]);
  await decide(`deployment:${joined}`, "confirmed");
  await prisma().deploymentRecord.updateMany({ where: { id: joined }, data: { source: "telemetry" } });
  await decideDeployment(SYSTEM, joined, { kind: "same", other: kept }, NOW);
  const [left] = await prisma().deployment.findMany({ where: { service: "payments" } });
  expect(await causes()).toEqual([[left?.id, "confirmed", 1]]);
  expect((await decisionsOf("inc-1")).map(({ candidate }) => candidate)).toEqual([`deployment:${left?.id}`]);
});

test("of two people who decide at once on what they have seen, one is told to look again; both words of people who did not look are kept", async () => {
  const id = await deployed("payments", "2", -20);
  await reported("inc-1", ["payments"]);
  const other = await person("member", "other@example.com");
  const seen = (actor: Actor, candidate: string) =>
    decideIncident(actor, "inc-1", { candidate, kind: "confirmed", reason: WHY, seen: null }, NOW);
  const results = await Promise.allSettled([seen(member, `deployment:${id}`), seen(other, "none")]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  await Promise.all(["a", "b", "c", "d"].map((reason) => decide("none", "confirmed", member, reason)));
  const words = await decisionsOf("inc-1");
  expect(words).toHaveLength(5);
  expect(new Set(words.map(({ decidedAt }) => decidedAt.getTime())).size).toBe(5);
  expect(await causes()).toEqual([]);
});

test("the same word twice in a row is kept once", async () => {
  await reported("inc-1", ["payments"]);
  await decide("none", "confirmed");
  await decide("none", "confirmed");
  expect(await decisionsOf("inc-1")).toHaveLength(1);
});

test("who may not decide is refused, and what is wrong is named", async () => {
  const id = await deployed("payments", "2", -20);
  await reported("inc-1", ["payments"]);
  await expect(decide("none", "confirmed", await person("viewer"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(decideIncident(null, "inc-1", {}, NOW)).rejects.toMatchObject({ code: "unauthenticated" });
  const token: Actor = { kind: "token", id: "t", name: "ci", scopes: ["admin"], reach: { services: ["search"], environments: [] } };
  await expect(decide(`deployment:${id}`, "confirmed", token)).rejects.toMatchObject({ code: "not-found" });
  await expect(decideIncident(member, "inc-2", { candidate: "none", kind: "confirmed", reason: WHY }, NOW)).rejects.toMatchObject({
    code: "not-found",
  });
  for (const wrong of [
    { candidate: "none", kind: "confirmed", reason: " " },
    { candidate: "none", kind: "confirmed", reason: "x".repeat(2_001) },
    { candidate: "none", kind: "confirmed", reason: "a\u0000b" },
    { candidate: "none", kind: "blamed", reason: WHY },
    { candidate: "none", kind: "withdrawn", reason: WHY },
    { candidate: "payments", kind: "confirmed", reason: WHY },
    { candidate: "flag:none-such", kind: "confirmed", reason: WHY },
    { candidate: "deployment:00000000-0000-4000-8000-000000000000", kind: "confirmed", reason: WHY },
  ])
    await expect(decideIncident(member, "inc-1", wrong, NOW), JSON.stringify(wrong)).rejects.toMatchObject({ code: "invalid" });
  expect(await decisionsOf("inc-1")).toEqual([]);
});
