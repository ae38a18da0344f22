import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { EventKind } from "@/lib/ingest/events/event-draft";
import { recordEvents } from "@/lib/services/event/record";
import { freshDatabase } from "@/tests/support/database";

beforeEach(freshDatabase);

const now = new Date("2026-03-02T00:00:00Z");
const tell = async (kind: EventKind, body: Record<string, unknown>): Promise<void> => {
  const [result] = await recordEvents({ kind: "system", name: "test" }, { kind, values: [body] }, now);
  expect(result?.outcome).toBe("created");
};
const deploy = (id: string, change: Record<string, unknown> = {}) =>
  tell("deployments", {
    id,
    service: "checkout",
    environment: "production",
    version: "1.4.2",
    status: "succeeded",
    finishedAt: "2026-03-01T12:00:00Z",
    ...change,
  });
const incident = (causedBy: readonly string[], change: Record<string, unknown> = {}) =>
  tell("incidents", { id: "INC-1", title: "Down", status: "open", openedAt: "2026-03-01T12:30:00Z", causedBy, ...change });
const causes = async (): Promise<(string | null)[]> => {
  const rows = await prisma().attribution.findMany({ where: { source: "declared" }, include: { deployment: true } });
  return rows.map(({ deployment }) => deployment.externalId).sort();
};

test.each([
  ["an id", "a"],
  ["a version", "1.4.2"],
  ["a commit", "abc123"],
  ["a release", "checkout@1.4.2"],
])("a cause named by %s is found, whichever side arrives first", async (_, word) => {
  await deploy("a", { commit: "abc123" });
  await incident([word]);
  expect(await causes()).toEqual(["a"]);
  await freshDatabase();
  await incident([word]);
  expect(await causes()).toEqual([]);
  await deploy("a", { commit: "abc123" });
  expect(await causes()).toEqual(["a"]);
});

test("both at once find each other", async () => {
  for (let round = 0; round < 6; round += 1) {
    await freshDatabase();
    await Promise.all([deploy("a"), incident(["1.4.2"])]);
    expect(await causes()).toEqual(["a"]);
  }
});

test("of several runs the last before the incident counts, production before staging", async () => {
  await deploy("early", { finishedAt: "2026-03-01T09:00:00Z" });
  await deploy("staging", { environment: "staging", finishedAt: "2026-03-01T12:20:00Z" });
  await deploy("last");
  await deploy("after", { finishedAt: "2026-03-01T13:00:00Z" });
  await incident(["1.4.2"]);
  expect(await causes()).toEqual(["last"]);
  await incident(["1.4.2"], { status: "acknowledged", environment: "staging" });
  expect(await causes()).toEqual(["staging"]);
});

test("a version is looked for within the services of the incident, an id anywhere", async () => {
  await deploy("checkout-run");
  await deploy("payments-run", { service: "payments" });
  await incident(["1.4.2"], { services: ["checkout"] });
  expect(await causes()).toEqual(["checkout-run"]);
  await incident(["payments-run"], { services: ["checkout"], status: "acknowledged" });
  expect(await causes()).toEqual(["payments-run"]);
});

test("a cause that is taken back is gone, one that somebody confirmed stays", async () => {
  await deploy("a");
  await deploy("b", { version: "1.4.3", finishedAt: "2026-03-01T12:10:00Z" });
  await incident(["a", "b"]);
  await prisma().attribution.updateMany({ where: { deployment: { externalId: "b" } }, data: { source: "confirmed" } });
  await incident([], { status: "resolved" });
  const rows = await prisma().attribution.findMany({ include: { deployment: true } });
  expect(rows.map(({ source, deployment }) => [deployment.externalId, source])).toEqual([["b", "confirmed"]]);
});
