import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { listPromoted } from "@/lib/db/read/metric/promoted";
import { writeMetrics } from "@/lib/db/telemetry/write-metrics";
import { type Actor, EVERYWHERE } from "@/lib/domain/access";
import { demoteMetric } from "@/lib/services/metric/demote";
import { promoteMetric } from "@/lib/services/metric/promote";
import { promotedMetrics, renewPromoted } from "@/lib/services/metric/promoted";
import { freshDatabase } from "@/tests/support/database";

const NOW = new Date("2026-11-20T14:00:00Z");
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const admin: Actor = { kind: "user", id: "6f2c5b1e-8c1d-4a55-9a53-000000000000", name: "Ada", role: "admin" };
const metric = { service: "checkout", name: "cart.value" };

beforeEach(async () => {
  await freshDatabase();
  renewPromoted();
  await sent("cart.value", "sum", "s");
});

const sent = (name: string, kind: "sum" | "summary", unit: string): Promise<void> =>
  writeMetrics([
    {
      ...{ service: "checkout", name, unit, description: "", kind, temporality: "delta", monotonic: true, attributes: [], points: 1 },
      ...{ firstMs: NOW.getTime(), lastMs: NOW.getTime(), streams: "80" },
    },
  ]);

const audit = async (): Promise<unknown[]> => (await pool().query(`SELECT action, subject, detail FROM "AuditEntry" ORDER BY id`)).rows;

test("a promotion is told to the next body, audited, and announced; so is its end", async () => {
  expect((await promotedMetrics(NOW))("checkout", "cart.value")).toBeNull();
  expect(await promoteMetric(admin, metric, NOW)).toBe(true);
  const promoted = await promotedMetrics(NOW);
  expect(promoted("checkout", "cart.value")).toEqual({ scale: 1_000_000 });
  expect([promoted("checkout", "other"), promoted("payments", "cart.value")]).toEqual([null, null]);
  expect(await promoteMetric(admin, metric, later(1))).toBe(false);
  expect(await listPromoted(EVERYWHERE)).toEqual([{ ...metric, unit: "s", scale: 1_000_000, promotedAt: NOW, promotedBy: "Ada" }]);
  await demoteMetric(admin, metric);
  expect((await promotedMetrics(NOW))("checkout", "cart.value")).toBeNull();
  await expect(demoteMetric(admin, metric)).rejects.toMatchObject({ code: "not-found" });
  const subject = "metric:checkout/cart.value";
  expect(await audit()).toEqual([
    { action: "metric.promote", subject, detail: { unit: "s", scale: 1_000_000 } },
    { action: "metric.demote", subject, detail: {} },
  ]);
  const { rows } = await pool().query(`SELECT topic FROM "ChangeLog"`);
  expect(rows).toEqual([{ topic: "settings" }, { topic: "settings" }]);
});

test.each(["viewer", "member", "approver"] as const)("a %s promotes nothing", async (role) => {
  const actor: Actor = { ...admin, role };
  await expect(promoteMetric(actor, metric, NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(demoteMetric(actor, metric)).rejects.toMatchObject({ code: "forbidden" });
  await expect(promoteMetric(null, metric, NOW)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("what was never sent, what a token does not reach and what does not add up cannot be promoted", async () => {
  const token: Actor = { kind: "token", id: "t", name: "t", scopes: ["admin"], reach: { services: ["payments"], environments: [] } };
  await expect(promoteMetric(token, metric, NOW)).rejects.toMatchObject({ code: "not-found" });
  await expect(promoteMetric(admin, { ...metric, name: "cart.valeu" }, NOW)).rejects.toMatchObject({ code: "not-found" });
  await expect(promoteMetric(admin, { service: "checkout" }, NOW)).rejects.toMatchObject({ code: "invalid", issues: [{ field: "name" }] });
  await sent("rpc.quantiles", "summary", "ms");
  await expect(promoteMetric(admin, { ...metric, name: "rpc.quantiles" }, NOW)).rejects.toMatchObject({ code: "invalid" });
  expect(await audit()).toEqual([]);
});

test("a service keeps a hundred, also when many are asked for at once", async () => {
  await pool().query(`INSERT INTO "PromotedMetric" SELECT 'checkout', 'm' || i, '1', 1000, now(), 'Ada' FROM generate_series(1, 98) AS i`);
  for (const name of ["x", "y", "z"]) await sent(name, "sum", "1");
  const outcomes = await Promise.allSettled(["x", "y", "z"].map((name) => promoteMetric(admin, { ...metric, name }, NOW)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await listPromoted(EVERYWHERE)).toHaveLength(100);
});

test("the list is asked for at most every ten seconds, and outlives a database that does not answer", async () => {
  await promoteMetric(admin, metric, NOW);
  expect((await promotedMetrics(NOW))("checkout", "cart.value")).not.toBeNull();
  await pool().query(`ALTER TABLE "PromotedMetric" RENAME TO "Away"`);
  expect((await promotedMetrics(later(9_999)))("checkout", "cart.value")).not.toBeNull();
  renewPromoted();
  expect((await promotedMetrics(later(20_000)))("checkout", "cart.value")).not.toBeNull();
  await pool().query(`ALTER TABLE "Away" RENAME TO "PromotedMetric"`);
});
