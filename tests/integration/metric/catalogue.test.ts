import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { type CatalogueEntry, countCatalogue, type MetricQuestion, readCatalogue } from "@/lib/db/read/metric/catalogue";
import { inSqlTransaction } from "@/lib/db/sql-transaction";
import { writeSeen } from "@/lib/db/telemetry/write-seen";
import { EVERYWHERE } from "@/lib/domain/access";
import { LABEL_LIMITS } from "@/lib/domain/label-limits";
import type { MetricSeen } from "@/lib/domain/metric-seen";
import { distinctFromBits } from "@/lib/metrics/stats/distinct-sketch";
import { forgetOld } from "@/lib/services/housekeeping/forget-old";
import { MetricCatalogue } from "@/lib/services/metric/catalogue";
import { promoteMetric } from "@/lib/services/metric/promote";
import { freshDatabase } from "@/tests/support/database";

const NOW_MS = Date.parse("2026-11-20T14:00:00Z");

beforeEach(async () => {
  await freshDatabase();
  await spoken("checkout", "payments");
});

const spoken = (...services: string[]): Promise<void> =>
  inSqlTransaction((client) =>
    writeSeen(
      client,
      services.map((service) => ({ service, environment: "production", version: "1", firstMs: NOW_MS, lastMs: NOW_MS })),
    ),
  );

const seen = (change: Partial<MetricSeen> = {}): MetricSeen => ({
  ...{ service: "checkout", name: "queue.size", unit: "{job}", description: "Jobs", kind: "gauge", temporality: null, monotonic: false },
  ...{ attributes: ["queue"], points: 3, streams: [1, 2, 3], lastMs: NOW_MS },
  ...change,
});

const stored = (change: Partial<MetricQuestion> = {}): Promise<CatalogueEntry[]> =>
  readCatalogue({ reach: EVERYWHERE, search: null, order: "service", hour: 0, limit: 3_000, offset: 0, ...change });

async function noted(...metrics: MetricSeen[]): Promise<void> {
  const catalogue = new MetricCatalogue();
  catalogue.note(metrics);
  await catalogue.flush();
}

test("what several processes saw becomes one entry", async () => {
  await noted(seen());
  await noted(
    seen({ points: 4, streams: [3, 4], attributes: ["zone"], lastMs: NOW_MS + 60_000, description: "" }),
    seen({ name: "a.sum", kind: "sum", temporality: "delta", monotonic: true, unit: "By" }),
  );
  const [sum, gauge] = await stored();
  expect(sum).toMatchObject({ name: "a.sum", kind: "sum", temporality: "delta", monotonic: true, unit: "By", promotedAt: null });
  expect(gauge).toMatchObject({
    ...{ service: "checkout", name: "queue.size", description: "Jobs", attributes: ["queue", "zone"] },
    ...{ hourPoints: 7, previousPoints: 0, firstSeen: new Date(NOW_MS), lastSeen: new Date(NOW_MS + 60_000) },
  });
  expect(distinctFromBits(gauge?.streamBits ?? 0)).toBe(4);
  await noted(seen({ streams: [1, 2, 3, 4] }));
  expect((await stored())[1]?.streamBits).toBe(gauge?.streamBits);
});

test("points are counted by the hour of their arrival", async () => {
  await noted(seen({ points: 5 }));
  await pool().query("UPDATE telemetry.metric SET hour = hour - 1");
  await noted(seen({ points: 2 }));
  expect(await stored()).toMatchObject([{ hourPoints: 2, previousPoints: 5 }]);
  await pool().query("UPDATE telemetry.metric SET hour = hour - 2");
  await noted(seen({ points: 1 }));
  expect(await stored()).toMatchObject([{ hourPoints: 1, previousPoints: 0 }]);
});

test("a service's metrics have an end, and what comes after is counted as other", async () => {
  const names = Array.from({ length: LABEL_LIMITS.metrics + 30 }, (_, index) => seen({ name: `m${index}`, points: 1 }));
  await noted(...names);
  await noted(...names, seen({ service: "payments" }));
  const entries = await stored();
  expect(entries.filter(({ service }) => service === "checkout")).toHaveLength(LABEL_LIMITS.metrics + 1);
  expect(entries.find(({ name }) => name === "other")).toMatchObject({ service: "checkout", hourPoints: 60 });
  expect(entries.filter(({ service }) => service === "payments")).toHaveLength(1);
});

test("a metric that nobody sends for 30 days is forgotten, unless it is promoted", async () => {
  await noted(seen({ name: "idle" }), seen({ name: "promoted" }), seen({ name: "busy", lastMs: NOW_MS + 60_000 }));
  const actor = { kind: "system", name: "test" } as const;
  await promoteMetric(actor, { service: "checkout", name: "promoted" }, new Date(NOW_MS));
  await forgetOld(new Date(NOW_MS + 30 * 86_400_000));
  expect(await stored()).toHaveLength(3);
  await forgetOld(new Date(NOW_MS + 30 * 86_400_000 + 1));
  expect((await stored()).map(({ name }) => name)).toEqual(["busy", "promoted"]);
});

test("a service that the store counts as other is so here", async () => {
  await spoken("other");
  await noted(seen({ service: "one-of-many" }));
  expect(await stored()).toMatchObject([{ service: "other", name: "queue.size" }]);
});

test("what could not be stored is stored with the next flush", async () => {
  const catalogue = new MetricCatalogue();
  await pool().query("ALTER TABLE telemetry.metric RENAME TO metric_away");
  catalogue.note([seen()]);
  await catalogue.flush();
  await pool().query("ALTER TABLE telemetry.metric_away RENAME TO metric");
  catalogue.note([seen({ points: 4 })]);
  await catalogue.flush();
  expect(await stored()).toMatchObject([{ hourPoints: 7 }]);
});

test("the catalogue is searched, sorted and cut", async () => {
  await noted(
    seen({ name: "b", points: 1, streams: [1] }),
    seen({ name: "a", points: 9, streams: [1, 2] }),
    seen({ service: "payments", name: "c_queue", points: 5, streams: [1, 2, 3] }),
  );
  const names = async (change: Partial<MetricQuestion>): Promise<string[]> => (await stored(change)).map(({ name }) => name);
  expect(await names({})).toEqual(["a", "b", "c_queue"]);
  expect(await names({ order: "points" })).toEqual(["a", "c_queue", "b"]);
  expect(await names({ order: "streams" })).toEqual(["c_queue", "a", "b"]);
  expect(await names({ search: "QUEUE" })).toEqual(["c_queue"]);
  expect(await names({ search: "a_" })).toEqual([]);
  expect(await names({ limit: 1, offset: 1 })).toEqual(["b"]);
  expect(await names({ reach: { services: ["checkout"], environments: [] } })).toEqual(["a", "b"]);
  expect(await names({ reach: { services: [], environments: ["staging"] } })).toEqual([]);
  expect(await countCatalogue({ reach: EVERYWHERE, search: "pay" })).toEqual({ matching: 1, all: 3 });
});
