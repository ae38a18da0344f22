import { beforeAll, expect, test } from "vitest";
import { appendBatches } from "@/lib/db/telemetry/append";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { writeEdges } from "@/lib/db/telemetry/write-edges";
import type { Actor } from "@/lib/domain/access";
import type { RollupDelta, SeriesKind } from "@/lib/domain/rollup";
import { loadDependencies } from "@/lib/views/service/dependencies";
import { freshDatabase } from "@/tests/support/database";
import { histogramOfUs } from "@/tests/support/histogram-of";
import { batchOf, MINUTE, NOW } from "@/tests/support/telemetry-batches";

const everyone: Actor = { kind: "system", name: "test" };
const tokenOf = (...services: string[]): Actor => ({
  ...{ kind: "token", id: "t", name: "test", scopes: ["read"] },
  reach: { services, environments: [] },
});

const deltaOf = (service: string, kind: SeriesKind, operation: string, count: number, errors = 0, minutesAgo = 5): RollupDelta => ({
  key: { service, environment: "production", version: "1", kind, operation },
  minute: NOW.getTime() / MINUTE - minutesAgo,
  count,
  errors,
  ownErrors: 0,
  sumUs: count * 20_000,
  maxUs: 20_000,
  durations: histogramOfUs(new Array<number>(count).fill(20_000)),
});
const callsOf = (service: string, peer: string, count: number, errors = 0, minutesAgo = 5): RollupDelta[] =>
  [peer, "*"].map((operation) => deltaOf(service, "dependency", operation, count, errors, minutesAgo));
const edge = (caller: string, peer: string, callee: string, at = NOW) => ({
  ...{ caller, environment: "production", peer, callee },
  firstMs: at.getTime(),
  lastMs: at.getTime(),
});

const query = { from: new Date(NOW.getTime() - 60 * MINUTE), to: NOW, environment: null };

beforeAll(async () => {
  await freshDatabase();
  await ensurePartitions(NOW);
  const heard = ["web", "admin", "cart", "stock"].map((service) => deltaOf(service, "server", "*", 1));
  const calls = [
    ...callsOf("web", "cart.internal", 40, 4),
    ...callsOf("web", "db.internal", 90),
    ...callsOf("web", "stock", 10),
    ...callsOf("admin", "gateway", 30, 3),
    ...callsOf("cart", "stock", 7, 0, 2 * 1440 - 60),
  ];
  await appendBatches([batchOf("all", [...heard, ...calls])]);
  const edges = [edge("web", "cart.internal", "cart"), edge("admin", "gateway", "cart"), edge("admin", "gateway", "stock")];
  await writeEdges(edges);
  await writeEdges(edges);
});

test("a service's calls are counted by name, with the services that are known to stand behind it", async () => {
  const { environment, calls, callers } = await loadDependencies(everyone, { ...query, service: "web" }, NOW);
  expect(environment).toBe("production");
  expect(calls.map(({ peer, services, count, errors, failed }) => ({ peer, services, count, errors, failed }))).toEqual([
    { peer: "db.internal", services: [], count: 90, errors: 0, failed: 0 },
    { peer: "cart.internal", services: ["cart"], count: 40, errors: 4, failed: 0.1 },
    { peer: "stock", services: ["stock"], count: 10, errors: 0, failed: 0 },
  ]);
  expect(calls[0]?.p95Ms).toBeGreaterThan(19);
  expect(calls[0]?.p95Ms).toBeLessThan(21);
  expect(callers).toEqual([]);
});

test("callers are known by a link or by name; a name that others stand behind too is said to be shared", async () => {
  const { callers } = await loadDependencies(everyone, { ...query, service: "cart" }, NOW);
  expect(callers).toMatchObject([
    { service: "web", peers: ["cart.internal"], shared: false, count: 40, failed: 0.1 },
    { service: "admin", peers: ["gateway"], shared: true, count: 30, errors: 3 },
  ]);
  const ofStock = await loadDependencies(everyone, { ...query, service: "stock" }, NOW);
  expect(ofStock.callers.map(({ service, count }) => [service, count])).toEqual([
    ["admin", 30],
    ["web", 10],
  ]);
});

test("a token hears of no service beyond its reach", async () => {
  const ofWeb = await loadDependencies(tokenOf("web"), { ...query, service: "web" }, NOW);
  expect(ofWeb.calls.flatMap((row) => row.services)).toEqual([]);
  const ofCart = await loadDependencies(tokenOf("cart", "web"), { ...query, service: "cart" }, NOW);
  expect(ofCart.callers.map(({ service }) => service)).toEqual(["web"]);
  await expect(loadDependencies(tokenOf("web"), { ...query, service: "cart" }, NOW)).rejects.toMatchObject({ code: "not-found" });
});
