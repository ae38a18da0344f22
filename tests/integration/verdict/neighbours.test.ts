import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { writeEdges } from "@/lib/db/telemetry/write-edges";
import type { Horizon } from "@/lib/domain/horizon";
import type { MinuteRollup } from "@/lib/health/judge-input";
import { gatherInputs } from "@/lib/services/verdict/gather";
import { readNight } from "@/lib/services/verdict/placebo/read-night";
import { STORE } from "@/lib/services/verdict/signal-source";
import { readStanding } from "@/lib/services/verdict/standing";
import { freshDatabase } from "@/tests/support/database";
import { tell } from "@/tests/support/verdict-traffic";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const midnight = new Date("2026-11-20T00:00:00Z");
const rolledOutAt = new Date("2026-11-19T20:00:00Z");
const place = { service: "orders", environment: "production" };
const deployment = {
  ...{ id: "d", ...place, version: "unknown", previousVersion: null },
  ...{ startedAt: rolledOutAt, rolledOutAt, endedAt: null, endedBy: null, updatedAt: rolledOutAt },
};
const ALL_DAY = { version: "unknown", from: new Date(midnight.getTime() - 26 * HOUR), minutes: 26 * 60 };
const never = () => 0;
const once = () => 1;

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(midnight);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

/** Another service, and that the orders call it under a name, so often a minute. */
const told = (service: string, peer: string, calls: number) => [
  { ...ALL_DAY, service, count: 10 * calls, failed: once },
  { ...ALL_DAY, kind: "dependency" as const, operation: peer, count: calls, failed: never },
];

async function gathered(horizon: Horizon, from = STORE) {
  const [input] = await gatherInputs([{ deployment, horizon }], midnight, await readStanding([place], midnight), from);
  if (input === undefined) throw new Error("A question has an answer.");
  return input;
}

const sumOf = (cells: readonly MinuteRollup[]): number => cells.reduce((sum, { count }) => sum + count, 0);

test("where failures are passed on, the services that are called most are read, whatever they are called by", async () => {
  await tell({ ...ALL_DAY, failed: () => 2, passedOn: once });
  for (let nth = 1; nth <= 10; nth += 1) await tell(...told(`service-${nth}`, `service-${nth}`, 10 + nth));
  await tell(...told("stock", "10.0.0.7", 50), ...told("orders", "orders", 99), ...told("caller", "unheard", 99));
  await tell({ ...ALL_DAY, kind: "dependency", operation: "postgresql", count: 99, failed: never });
  const seen = { firstMs: ALL_DAY.from.getTime(), lastMs: midnight.getTime() };
  await writeEdges([
    { caller: "orders", environment: "production", peer: "10.0.0.7", callee: "stock", ...seen },
    { caller: "orders", environment: "staging", peer: "postgresql", callee: "caller", ...seen },
    { caller: "caller", environment: "production", peer: "postgresql", callee: "caller", ...seen },
  ]);
  const calls = [50, 20, 19, 18, 17, 16, 15, 14, 13, 12];
  const hour = (await gathered("1h")).neighbours ?? [];
  expect(hour.map(({ before }) => sumOf(before))).toEqual(calls.map((each) => each * 10 * 55));
  expect(hour.map(({ after }) => sumOf(after))).toEqual(calls.map((each) => each * 10 * 58));
  const day = (await gathered("24h")).neighbours ?? [];
  expect(day.map(({ after }) => sumOf(after))).toEqual(calls.map((each) => each * 10 * 180));
  expect(new Set(day.flatMap(({ before, after }) => [...before, ...after].map(({ minutes }) => minutes)))).toEqual(new Set([60]));
});

test("where no failure is passed on, nobody is asked who is called", async () => {
  await tell({ ...ALL_DAY, failed: () => 2 }, ...told("stock", "stock", 10));
  const asked: unknown[] = [];
  const source: typeof STORE = {
    ...STORE,
    callees: (asks, most) => {
      asked.push(...asks);
      return STORE.callees(asks, most);
    },
  };
  expect((await gathered("1h", source)).neighbours).toEqual([]);
  expect(asked).toEqual([]);
});

test("a night reads those that are called once, and tells the same of them as the store", async () => {
  await tell({ ...ALL_DAY, failed: () => 2, passedOn: once }, ...told("stock", "stock", 10), ...told("mail", "mail", 5));
  const night = await readNight(place, { from: new Date(midnight.getTime() - 24 * HOUR), to: midnight }, midnight);
  const horizons = ["5m", "1h", "24h"] as const;
  const stored = await Promise.all(horizons.map(async (horizon) => (await gathered(horizon)).neighbours ?? []));
  expect(stored.map(({ length }) => length)).toEqual([2, 2, 2]);
  await freshDatabase();
  for (const [nth, horizon] of horizons.entries()) expect((await gathered(horizon, night)).neighbours).toEqual(stored[nth]);
});
