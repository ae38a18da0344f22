import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { demoState } from "@/lib/db/read/demo/state";
import { clearDemo } from "@/lib/services/demo/clear";
import { recordEvents } from "@/lib/services/event/record";
import { prepareInstallation } from "@/lib/services/installation/prepare";
import { freshDatabase } from "@/tests/support/database";

const now = new Date("2026-11-20T14:32:10Z");
const system = { kind: "system", name: "test" } as const;
const body = {
  id: "1",
  service: "berths",
  environment: "production",
  version: "1.0.0",
  status: "succeeded",
  finishedAt: now.toISOString(),
};

beforeEach(freshDatabase);

afterAll(async () => {
  await disconnect();
  await closePool();
});

test("a load that was broken off is told from data, and can be taken back", async () => {
  expect(await demoState()).toBe("empty");
  await recordEvents(system, { kind: "deployments", values: [body], demo: true }, now);
  expect(await demoState()).toBe("interrupted");
  await clearDemo(["berths"]);
  expect(await demoState()).toBe("empty");
  expect(await prisma().service.count()).toBe(0);
});

test("nothing is loaded beside real data", async () => {
  await recordEvents(system, { kind: "deployments", values: [body] }, now);
  expect(await demoState()).toBe("closed");
});

test("a new installation gets its settings, a way in and one token; a second start gets neither anew", async () => {
  const request = { empty: true, embedded: true, origin: "http://localhost:3000", now, onProgress: () => undefined };
  const first = await prepareInstallation(request);
  expect(first.setupUrl).toMatch(/^http:\/\/localhost:3000\/setup\?token=/);
  expect(first.sampleToken).toMatch(/^wk_/);
  expect(await prisma().workspace.count()).toBe(1);
  expect(await prisma().event.count()).toBe(0);
  expect((await prepareInstallation(request)).sampleToken).toBeNull();
  expect(await prisma().token.findMany({ select: { name: true, scopes: true } })).toEqual([
    { name: "first steps", scopes: ["ingest:otlp", "ingest:events"] },
  ]);
});

test("nothing is invented in a database that is not Wake's own", async () => {
  await prepareInstallation({ empty: false, embedded: false, origin: "http://localhost:3000", now, onProgress: () => undefined });
  expect(await demoState()).toBe("empty");
});
