import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { verdictDecisionsOf } from "@/lib/db/read/decision/verdict";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Actor } from "@/lib/domain/access";
import { decideVerdict } from "@/lib/services/decision/verdict";
import { foldDeliveryDays } from "@/lib/services/delivery/fold";
import { decideDeployment } from "@/lib/services/deployment/decide";
import { loadFigures } from "@/lib/views/delivery/figures";
import { person } from "@/tests/integration/access/support/people";
import { unmarkedDifferences } from "@/tests/integration/delivery/support/store-days";
import { concluded, deployed, minute, NOTICED } from "@/tests/integration/suspicion/support/cause-shop";
import { freshDatabase } from "@/tests/support/database";

const SYSTEM: Actor = { kind: "system", name: "test" };
const NOW = minute(8);
const WHY = "A load test.";
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

const decide = (id: string, kind: string, reason = WHY, actor = member) => decideVerdict(actor, id, { kind, reason }, NOW);

async function failureRate(): Promise<number | null> {
  const selection = { service: "payments", team: null, environment: null };
  const period = { from: minute(-28 * 1_440), to: minute(1_440) };
  const query = { selection, ...period, zone: null, bucket: "month", lead: { bots: false, unit: "change" }, compare: false } as const;
  return (await loadFigures(SYSTEM, query, minute(2_000))).figures.changeFailureRate.value;
}

test("a regression that is dismissed no longer makes its deployment one that hurt, in figures that were kept too; withdrawn or confirmed, it does", async () => {
  const id = await deployed("payments", "2", -20);
  await concluded(id, "regressed");
  await foldDeliveryDays();
  expect(await failureRate()).toBe(1);
  const after: (readonly [string, number | null])[] = [];
  for (const kind of ["dismissed", "withdrawn", "dismissed", "confirmed"]) {
    await decide(id, kind);
    expect((await unmarkedDifferences()).differences).toEqual([]);
    after.push([kind, await failureRate()]);
    await foldDeliveryDays();
    expect(await failureRate()).toBe(after.at(-1)?.[1]);
  }
  expect(after).toEqual([
    ["dismissed", 0],
    ["withdrawn", 1],
    ["dismissed", 0],
    ["confirmed", 1],
  ]);
  const said = (await verdictDecisionsOf([id])).get(id);
  expect(said).toMatchObject(after.map(([kind]) => ({ kind, state: "regressed", reason: WHY, by: "member", deploymentId: id })));
  expect(await prisma().auditEntry.count({ where: { action: "verdict.decide", subject: `deployment:${id}` } })).toBe(4);
});

test("what was dismissed as suspect counts when it turns out to be regressed", async () => {
  const id = await deployed("payments", "2", -20);
  await concluded(id, "suspect", "5m");
  await decide(id, "dismissed");
  await concluded(id, "regressed");
  expect(await failureRate()).toBe(1);
});

test("it follows its deployment into another one, and is found by every id of it", async () => {
  const kept = await deployed("payments", "2", -20);
  const joined = await deployed("payments", "2-by-telemetry", -15);
  await concluded(joined, "regressed");
  await decide(joined, "dismissed");
  await prisma().deploymentRecord.updateMany({ where: { id: joined }, data: { source: "telemetry" } });
  await decideDeployment(SYSTEM, joined, { kind: "same", other: kept }, NOW);
  expect((await verdictDecisionsOf([kept])).get(kept)).toMatchObject([{ kind: "dismissed" }]);
  await concluded(kept, "regressed");
  const answer = await decide(joined, "confirmed");
  expect(answer).toMatchObject({ deployment: kept, decisions: [{ kind: "dismissed" }, { kind: "confirmed" }] });
});

test("many words at once keep their order, and the same one twice is kept once", async () => {
  const id = await deployed("payments", "2", -20);
  await concluded(id, "regressed");
  await Promise.all(["a", "b", "c", "d"].map((reason) => decide(id, "confirmed", reason)));
  const last = (await verdictDecisionsOf([id])).get(id)?.at(-1)?.reason;
  await decide(id, "confirmed", last);
  const said = (await verdictDecisionsOf([id])).get(id) ?? [];
  expect(new Set(said.map(({ decidedAt }) => decidedAt.getTime())).size).toBe(4);
});

test("who may not is refused, and nothing is decided about what is not there", async () => {
  const id = await deployed("payments", "2", -20);
  await expect(decide(id, "confirmed")).rejects.toMatchObject({ code: "invalid" });
  await concluded(id, "regressed");
  await expect(decide(id, "withdrawn")).rejects.toMatchObject({ code: "invalid" });
  await expect(decide(id, "confirmed", "")).rejects.toMatchObject({ code: "invalid" });
  await expect(decide("nobody", "confirmed")).rejects.toMatchObject({ code: "not-found" });
  await expect(decide(id, "confirmed", WHY, await person("viewer"))).rejects.toMatchObject({ code: "forbidden" });
  const token: Actor = { kind: "token", id: "t", name: "ci", scopes: ["admin"], reach: { services: ["search"], environments: [] } };
  await expect(decide(id, "confirmed", WHY, token)).rejects.toMatchObject({ code: "not-found" });
  expect(await verdictDecisionsOf([id])).toEqual(new Map());
});
