import { beforeEach, expect, test } from "vitest";
import { appendBatches } from "@/lib/db/telemetry/append";
import type { Actor } from "@/lib/domain/access";
import type { Rollup } from "@/lib/domain/rollup";
import { signalsQuery } from "@/lib/http/signals-query";
import { loadSignals, type Signals } from "@/lib/views/signals";
import { freshDatabase } from "@/tests/support/database";
import { histogramOfUs } from "@/tests/support/histogram-of";
import { batchOf, MINUTE, NOW } from "@/tests/support/telemetry-batches";

const READER: Actor = { kind: "user", id: "u", name: "Reader", role: "viewer" };
const rollup = (count: number): Rollup => ({
  count,
  errors: 1,
  ownErrors: 0,
  sumUs: count * 2000,
  maxUs: 2000,
  durations: histogramOfUs(new Array<number>(count).fill(2000)),
});

beforeEach(async () => {
  await freshDatabase();
  const content = (["production", "staging"] as const).flatMap((environment) =>
    [1, 2, 65].map((minutesAgo) => ({
      ...rollup(environment === "production" ? 60 : 6),
      key: { service: "checkout", environment, version: "1", kind: "server" as const, operation: "*" },
      minute: NOW.getTime() / MINUTE - minutesAgo,
    })),
  );
  await appendBatches([batchOf("one", content)]);
});

const queryOf = (search: string) => signalsQuery(new URL(`http://wake.test/api/v1/services/checkout/signals?${search}`), NOW);
const ask = (search: string, actor: Actor | null = READER): Promise<Signals> => loadSignals(actor, queryOf(search), NOW);

test("each step has a point; where nothing was heard there are no numbers", async () => {
  const answer = await ask(`from=${new Date(NOW.getTime() - 5 * MINUTE).toISOString()}&step=1m`);
  expect(answer).toMatchObject({ environment: "production", step: "1m", note: null });
  expect(answer.points.map((point) => point.n)).toEqual([0, 0, 0, 60, 60]);
  expect(answer.points[0]).toMatchObject({ rate: null, errorShare: null, p95: null });
  expect(answer.points[4]).toMatchObject({ rate: 1, errors: 1, errorShare: 1 / 60 });
  expect(answer.points[4]?.p99).toBeCloseTo(2, 0);
});

test("never more than 500 points, and it says so", async () => {
  const answer = await ask("from=2026-10-20T12:00:00Z&step=1m");
  expect(answer.points.length).toBeLessThanOrEqual(500);
  expect(answer).toMatchObject({ step: "2h", note: "1m would be more than 500 points; this is every 2h." });
  expect(answer.points.reduce((sum, point) => sum + point.n, 0)).toBe(180);
  for (const from of ["2020-01-01T00:00:00Z", "0001-01-01T00:00:00Z"]) {
    const { points } = await ask(`from=${from}`);
    expect(points.length).toBeLessThanOrEqual(500);
    expect(points.reduce((sum, point) => sum + point.n, 0)).toBe(180);
  }
});

test("a window that begins or ends within a step has the whole of it", async () => {
  const at = (seconds: number): string => new Date(NOW.getTime() - seconds * 1000).toISOString();
  const inOneMinute = await ask(`from=${at(110)}&to=${at(100)}&step=1m`);
  expect(inOneMinute.points).toMatchObject([{ t: new Date(at(120)), n: 60 }]);
  const overAnEdge = await ask(`from=${at(61)}&to=${at(59)}&step=1m`);
  expect(overAnEdge.points.map(({ n }) => n)).toEqual([60, 60]);
});

test("minutes that are no longer kept are answered by the hour, and it says so", async () => {
  const from = new Date(NOW.getTime() - 15 * 1440 * MINUTE);
  const search = `from=${from.toISOString()}&to=${new Date(from.getTime() + 120 * MINUTE).toISOString()}&step=5m`;
  expect(await ask(search)).toMatchObject({ step: "1h", note: "Nothing finer than 1h is kept that far back; this is every 1h." });
});

test("environment, version and operation narrow it", async () => {
  const total = async (search: string): Promise<number> => (await ask(search)).points.reduce((sum, point) => sum + point.n, 0);
  expect(await total("environment=Staging")).toBe(18);
  expect(await total("version=1")).toBe(180);
  expect(await total("version=2")).toBe(0);
  expect(await total("operation=GET+/")).toBe(0);
});

test("what was never heard, or lies out of reach, is not found", async () => {
  const token: Actor = { kind: "token", id: "t", name: "t", scopes: ["read"], reach: { services: ["other"], environments: [] } };
  await expect(ask("", token)).rejects.toMatchObject({ code: "not-found" });
  await expect(ask("environment=nowhere")).rejects.toMatchObject({ code: "not-found", fix: "It was heard in production, staging." });
  await expect(ask("", null)).rejects.toMatchObject({ code: "unauthenticated" });
});
