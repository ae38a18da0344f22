import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { burnCounts } from "@/lib/db/read/objective/burn-counts";
import { dayCounts } from "@/lib/db/read/objective/day-counts";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Objective } from "@/lib/domain/objective";
import { createObjective } from "@/lib/services/objective/create";
import { promisesOf } from "@/lib/services/objective/promises-of";
import { compact } from "@/lib/services/telemetry/compact";
import { freshDatabase } from "@/tests/support/database";
import { sendTraffic } from "./support/objective-traffic";

const now = new Date("2026-11-20T14:10:00Z");
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const system = { kind: "system", name: "test" } as const;
const place = { service: "checkout", environment: "production", windowDays: 30, target: 0.999 } as const;
const whole: Objective = { id: "whole", ...place, name: "Availability", kind: "availability", operations: [], thresholdMs: null };
const slow: Objective = { id: "slow", ...place, name: "Quick", kind: "latency", operations: [], thresholdMs: 250 };
const pay: Objective = { ...whole, id: "pay", operations: ["POST /pay"] };

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(now);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

async function someTraffic(): Promise<void> {
  await sendTraffic({ from: ago(20 * 60), to: ago(40), perMinute: 100, failed: 0, slow: 1 });
  await sendTraffic({ from: ago(40), to: ago(4), perMinute: 50, failed: 2, version: "2" });
  await sendTraffic({ from: ago(4), to: now, perMinute: 50, failed: 5, version: "2" });
  await sendTraffic({ from: ago(40), to: now, perMinute: 10, failed: 3, operation: "POST /pay", version: "2" });
}

test("every window holds what was answered in it, whatever is folded already", async () => {
  await someTraffic();
  const before = await burnCounts([whole, slow, pay], now);
  expect(before.get("whole")).toMatchObject({
    "5m": { total: 250, bad: 22 },
    "30m": { total: 1500, bad: 72 },
    "1h": { total: 4000, bad: 92 },
  });
  expect(before.get("slow")?.["1h"]).toEqual({ total: 4000, bad: 20 });
  expect(before.get("pay")?.["1h"]).toEqual({ total: 400, bad: 120 });
  // Six hours begin at the whole hour before.
  expect(before.get("whole")?.["6h"]).toEqual({ total: 33_000 + 2_000, bad: 92 });
  expect(before.get("whole")?.["3d"]).toEqual({ total: 116_000 + 2_000, bad: 92 });
  while ((await compact(new Date(now.getTime() + 30 * 60_000))) > 0);
  expect(await burnCounts([whole, slow, pay], now)).toEqual(before);
});

test("spans and metrics of the same requests are not added", async () => {
  await sendTraffic({ from: ago(60), to: now, perMinute: 100, failed: 1 });
  await sendTraffic({ from: ago(60), to: now, perMinute: 100, failed: 1, kind: "server-metric" });
  expect((await burnCounts([whole], now)).get("whole")?.["1h"]).toEqual({ total: 6_000, bad: 60 });
  const days = (await dayCounts([whole], now)).get("whole") ?? [];
  expect(days).toEqual([{ at: new Date("2026-11-20T00:00:00Z"), total: 6_000, bad: 60 }]);
});

test("days are counted from the beginning of the window, folded or not", async () => {
  await someTraffic();
  const before = await dayCounts([whole, { ...slow, windowDays: 7 }], now);
  expect(before.get("whole")).toEqual([
    { at: new Date("2026-11-19T00:00:00Z"), total: 35_000, bad: 0 },
    { at: new Date("2026-11-20T00:00:00Z"), total: 83_000, bad: 92 },
  ]);
  while ((await compact(new Date(now.getTime() + 30 * 60_000))) > 0);
  expect(await dayCounts([whole, { ...slow, windowDays: 7 }], now)).toEqual(before);
});

test("an objective without a request counts nothing, and a place without one promises nothing", async () => {
  expect((await burnCounts([whole], now)).get("whole")?.["3d"]).toEqual({ total: 0, bad: 0 });
  expect(await promisesOf("checkout", "production", now)).toEqual([]);
});

test("what a service promises names the requests that a whole window is expected to have", async () => {
  await someTraffic();
  const { id: _, ...fields } = whole;
  await createObjective(system, fields, now);
  await createObjective(system, { ...fields, name: "Checkout", operations: ["POST /pay"] }, now);
  const [promise, ...others] = await promisesOf("checkout", "production", now);
  expect(others).toEqual([]);
  expect(promise).toMatchObject({ name: "Availability", target: 0.999, thresholdMs: null, windowDays: 30 });
  // 118,000 requests in the 20 hours and 10 minutes since the first whole hour.
  expect(promise?.expectedRequests).toBeCloseTo((118_000 / (20 + 10 / 60)) * 24 * 30, -4);
});
