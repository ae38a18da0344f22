import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { howManyDeployments } from "@/lib/db/read/delivery/how-many";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import type { Actor } from "@/lib/domain/access";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import { recordEvents } from "@/lib/services/event/record";
import type { DeliveryAsked } from "@/lib/views/delivery/question";
import { loadDefinitionFigures, loadDefinitionRows, loadReconciled } from "@/lib/views/delivery/reconcile";
import { freshDatabase } from "@/tests/support/database";

const now = new Date("2026-07-01T00:00:00Z");
const system: Actor = { kind: "system", name: "test" };
const everything = { service: null, team: null, environment: null };

const asked = (told: Partial<DeliveryAsked> = {}): DeliveryAsked => ({
  selection: everything,
  from: new Date("2026-03-01T00:00:00Z"),
  to: new Date("2026-05-01T00:00:00Z"),
  zone: "UTC",
  bucket: "month",
  lead: { bots: false, unit: "change" },
  ...told,
});

const deployment = (id: string, service: string, finishedAt: string, told: object = {}) => ({
  ...{ id, service, environment: "production", version: id, status: "succeeded", finishedAt: `${finishedAt}:00Z` },
  ...told,
});

const incident = (id: string, services: string[], openedAt: string, resolvedAt: string | null) => ({
  ...{ id, title: id, services, environment: "production", openedAt: `${openedAt}:00Z` },
  ...(resolvedAt === null ? { status: "open" } : { status: "resolved", resolvedAt: `${resolvedAt}:00Z` }),
});

const change = (number: number, moments: Record<string, string>) => ({
  ...{ id: `shop#${number}`, repository: "https://forge.example/shop", number, title: `Change ${number}`, author: "ada" },
  ...Object.fromEntries(Object.entries(moments).map(([name, at]) => [name, `${at}Z`])),
});

beforeAll(async () => {
  await freshDatabase();
  const changes = [
    change(1, {
      firstCommitAt: "2026-03-02T08:00:00",
      openedAt: "2026-03-02T08:30:10",
      firstReviewAt: "2026-03-02T09:00:00",
      mergedAt: "2026-03-02T09:30:00",
    }),
    change(2, { openedAt: "2026-03-03T08:00:00", mergedAt: "2026-03-03T09:00:00" }),
    change(3, { firstCommitAt: "2026-04-01T08:00:00", openedAt: "2026-04-01T07:00:00", mergedAt: "2026-04-01T10:00:00" }),
  ];
  const deployments = [
    deployment("d0", "mail", "2026-02-10T10:00"),
    deployment("d1", "shop", "2026-03-02T10:00", { changes: ["shop#1"] }),
    deployment("d2", "mail", "2026-03-03T10:00", { changes: ["shop#2", "shop#1"] }),
    deployment("d3", "shop", "2026-03-04T10:00", { status: "failed" }),
    deployment("d4", "shop", "2026-04-01T10:30", { changes: ["shop#3"] }),
    deployment("d5", "mail", "2026-04-20T10:00"),
    deployment("s1", "shop", "2026-04-20T10:00", { environment: "staging" }),
    deployment("d6", "shop", "2026-05-04T10:00"),
  ];
  const incidents = [
    incident("i1", ["shop"], "2026-03-03T10:30", "2026-03-03T11:00"), // of shop, blamed on mail's d2
    incident("i2", [], "2026-03-20T10:00", "2026-03-25T10:00"), // of nobody in particular, on d2 too
    incident("i3", ["shop"], "2026-05-03T10:00", "2026-05-03T11:00"), // after the period, on d5
    incident("i4", ["shop"], "2026-05-04T12:00", null), // on d6, which lies after the period
    incident("i5", ["mail"], "2026-02-11T10:00", "2026-02-11T12:00"), // the period before, on d0
  ];
  await recordEvents(system, { kind: "changes", values: changes }, now);
  await recordEvents(system, { kind: "deployments", values: deployments }, now);
  await recordEvents(system, { kind: "incidents", values: incidents }, now);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test("DevLake's figures follow from what was sent, and so do those of the period before", async () => {
  const { metrics } = await loadDefinitionFigures(system, "devlake", asked(), now);
  expect(metrics.changeFailureRate).toMatchObject({ value: 2 / 4, n: 4, previous: { value: 1, n: 1 } });
  expect(metrics.changeFailureRate.also[0]).toMatchObject({ value: 3 / 4 });
  expect(metrics.changeFailureRate.buckets.map(({ value }) => value)).toEqual([1 / 2, 1 / 2]);
  // i1 60 min and i2 22 days after d2; the lower one.
  expect(metrics.failedDeploymentRecoveryTime).toMatchObject({ value: 3600, n: 2, previous: { value: 26 * 3600 } });
  // 30 min and 5 days; i5 ended before the period, i3 after it.
  expect(metrics.failedDeploymentRecoveryTime.also[0]).toMatchObject({ value: 1800, n: 2 });
  // 121, 120 and 210 minutes.
  expect(metrics.leadTimeForChanges).toMatchObject({ value: 121 * 60, n: 3 });
  // Ten weeks touch the period, three of them with a deployment; each month has two days with one.
  expect(metrics.deploymentFrequency).toMatchObject({ value: 0, n: 4, band: { "2023": "medium", "2021": "high" } });
  expect(metrics.deploymentFrequency.buckets.map(({ value }) => value)).toEqual([2, 2]);
});

test("the rows of a change have DevLake's stages in minutes", async () => {
  const { rows, rowsIn, rowsOut } = await loadDefinitionRows(system, "devlake", "leadTimeForChanges", asked(), now);
  expect(rowsIn).toBe(3);
  expect(rowsOut).toEqual({ "already-live": 1 });
  const stages = rows
    .filter(({ included }) => included)
    .map((row) => [
      row["change"],
      row["codingMinutes"],
      row["pickupMinutes"],
      row["reviewMinutes"],
      row["deployMinutes"],
      row["cycleMinutes"],
    ]);
  expect(stages).toEqual([
    // Its first commit came after it was opened: no coding; 180 + 30.
    ["shop#3", null, null, null, 30, 210],
    // No commit is known, and nobody reviewed it: 60 + 60.
    ["shop#2", null, null, null, 60, 120],
    // 30 min 10 s to its opening, 29 min 50 s to the review; 59 min 50 s from opened to merged.
    ["shop#1", 31, 30, 30, 30, 31 + 60 + 30],
  ]);
});

test("the incidents of a deployment are those of the whole selection", async () => {
  const linked = async (selection: DeliveryAsked["selection"]) => {
    const { rows } = await loadDefinitionRows(system, "devlake", "changeFailureRate", asked({ selection }), now);
    return rows.map((row) => [new Date(row.at).toISOString().slice(0, 10), row["incidents"], row.reason]);
  };
  expect(await linked(everything)).toEqual([
    ["2026-04-20", ["i3"], null],
    ["2026-04-01", [], null],
    ["2026-03-04", [], "failed"],
    ["2026-03-03", ["i1", "i2"], null],
    ["2026-03-02", [], null],
  ]);
  // Of shop alone mail's deployments are not there to be blamed, and i2 belongs to every service.
  expect(await linked({ ...everything, service: "shop" })).toEqual([
    ["2026-04-01", ["i3"], null],
    ["2026-03-04", [], "failed"],
    ["2026-03-02", ["i1", "i2"], null],
  ]);
});

test("every tool answers from the same rows, and says why it differs", async () => {
  const { tools } = await loadReconciled(system, asked(), now);
  const rates = tools.map(({ id, metrics }) => [id, metrics.find(({ metric }) => metric === "changeFailureRate")?.figure.value]);
  // Middleware: i1 and i2 on the runs before them (d2, and d3 that failed) of five; Four Keys: nobody named a cause.
  expect(rates).toEqual([
    ["devlake", 1 / 2],
    ["middleware", 2 / 5],
    ["fourkeys", 0],
  ]);
  for (const { metrics } of tools) for (const { difference } of metrics) expect(difference).toMatch(/\.$/);
});

test("a figure follows from its rows", async () => {
  for (const id of ["devlake", "middleware", "fourkeys"] as const)
    for (const metric of ["leadTimeForChanges", "changeFailureRate", "failedDeploymentRecoveryTime"] satisfies MetricId[]) {
      const { figure, rows, rowsIn, rowsOut } = await loadDefinitionRows(system, id, metric, asked(), now);
      expect(rowsIn).toBe(figure.n);
      expect(rows.length).toBe(rowsIn + Object.values(rowsOut).reduce((sum, count) => sum + count, 0));
    }
});

test("nothing at all, and a place without anything, are null with a reason", async () => {
  const early = asked({ from: new Date("2025-01-01T00:00:00Z"), to: new Date("2025-02-01T00:00:00Z") });
  const before = await loadDefinitionFigures(system, "devlake", early, now);
  expect(Object.values(before.metrics).map(({ value, reason }) => [value, reason])).toEqual([
    ...Array.from({ length: 4 }, () => [null, "not-connected"]),
    [null, "not-defined"],
  ]);
  const { metrics } = await loadDefinitionFigures(system, "devlake", asked({ selection: { ...everything, team: "nobody" } }), now);
  expect(metrics.changeFailureRate).toMatchObject({ value: null, reason: "no-deployments" });
});

test("a token reads what it reaches", async () => {
  const token: Actor = { kind: "token", id: "t", name: "mail", scopes: ["read"], reach: { services: ["mail"], environments: [] } };
  await expect(loadDefinitionFigures(token, "devlake", asked(), now)).rejects.toMatchObject({ code: "forbidden" });
  await expect(loadReconciled(null, asked(), now)).rejects.toMatchObject({ code: "unauthenticated" });
  const { metrics } = await loadDefinitionFigures(token, "devlake", asked({ selection: { ...everything, service: "mail" } }), now);
  expect(metrics.deploymentFrequency.n).toBe(2);
});

test("deployments are counted to a limit before they are read", async () => {
  const span = { from: new Date("2026-01-01T00:00:00Z"), to: now };
  const count = (services: string[] | null, most: number) =>
    inSnapshot((client) => howManyDeployments(client, span, { services, environment: null }, most));
  expect([await count(null, 100), await count(null, 3), await count(["shop"], 100)]).toEqual([6, 3, 3]);
});
