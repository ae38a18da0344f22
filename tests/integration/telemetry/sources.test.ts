import { beforeEach, expect, test } from "vitest";
import { dayTotals } from "@/lib/db/read/signals/day-totals";
import { readOperations } from "@/lib/db/read/signals/operations";
import { servicesNow } from "@/lib/db/read/signals/services-now";
import { appendBatches } from "@/lib/db/telemetry/append";
import { compactHours } from "@/lib/db/telemetry/compact-hours";
import type { Actor } from "@/lib/domain/access";
import type { RequestKind } from "@/lib/domain/request-source";
import type { RollupDelta } from "@/lib/domain/rollup";
import { judgeHorizon } from "@/lib/health/judge";
import { gatherInput } from "@/lib/services/verdict/gather";
import { loadSignals } from "@/lib/views/signals";
import { freshDatabase } from "@/tests/support/database";
import { histogramOfUs } from "@/tests/support/histogram-of";
import { batchOf, MINUTE, NOW } from "@/tests/support/telemetry-batches";

beforeEach(freshDatabase);

const READER: Actor = { kind: "user", id: "u", name: "Reader", role: "viewer" };
const NOW_MINUTE = NOW.getTime() / MINUTE;

/** Minutes of one kind, from so many minutes ago to so many, for all operations and for one. */
function told(kind: RequestKind, from: number, to: number, count: number, service = "checkout"): RollupDelta[] {
  const sums = { count, errors: 1, ownErrors: kind === "server" ? 1 : 0, sumUs: count * 1000, maxUs: 1000 };
  const durations = histogramOfUs(new Array<number>(count).fill(1000));
  return Array.from({ length: from - to }, (_, index) => NOW_MINUTE - from + index).flatMap((minute) =>
    ["*", "GET /"].map((operation) => ({
      ...{ ...sums, durations, minute },
      key: { service, environment: "production", version: "2", kind, operation },
    })),
  );
}

const store = (...parts: RollupDelta[][]) => appendBatches([batchOf("all", parts.flat())]);
const lastMinutes = (minutes: number) => ({ from: new Date(NOW.getTime() - minutes * MINUTE), to: NOW });
const ask = (minutes: number) =>
  loadSignals(READER, { service: "checkout", ...lastMinutes(minutes), environment: null, version: null, operation: null, step: "1m" }, NOW);
const counted = async (minutes: number): Promise<number> => (await ask(minutes)).points.reduce((sum, point) => sum + point.n, 0);

test("a service that is told of by spans and twice by metrics counts each request once, wherever it is read", async () => {
  await store(told("server", 10, 0, 7), told("server-metric", 10, 0, 10), told("server-metric-old", 10, 0, 10));
  expect(await ask(10)).toMatchObject({
    source: "metrics",
    points: new Array(10).fill({}).map(() => ({ n: 10, errors: 1, ownErrors: null })),
  });
  const operations = await readOperations({ service: "checkout", environment: "production", ...lastMinutes(10) });
  expect(operations).toMatchObject([{ operation: "GET /", source: "metrics", rollup: { count: 100 } }]);
  expect(await servicesNow(NOW, new Date(0))).toMatchObject([{ recent: { source: "metrics", rollup: { count: 90 } } }]);
  expect(await dayTotals(NOW)).toMatchObject([{ source: "metrics", rollup: { count: 100 } }]);
});

test("spans answer alone where there are no metrics, or too few of them, and tell where failures began", async () => {
  await store(told("server", 60, 0, 7), told("server-metric", 20, 0, 10));
  expect(await ask(60)).toMatchObject({ source: "spans" });
  expect(await counted(60)).toBe(420);
  expect((await ask(60)).points[0]).toMatchObject({ errors: 1, ownErrors: 1 });
  expect(await ask(20)).toMatchObject({ source: "metrics" });
  expect(await counted(20)).toBe(200);
});

test("nothing told has no source", async () => {
  await store(told("server", 60, 50, 7));
  expect(await ask(30)).toMatchObject({ source: null });
});

test("totals of a day hold the present hour, and what came late for one that is folded", async () => {
  await store(told("server", 150, 0, 1));
  expect(await dayTotals(NOW)).toMatchObject([{ hours: 24, source: "spans", rollup: { count: 150 } }]);
  await compactHours(NOW, 10);
  expect(await dayTotals(NOW)).toMatchObject([{ rollup: { count: 150 } }]);
  await appendBatches([batchOf("late", told("server", 130, 120, 2))]);
  expect(await dayTotals(NOW)).toMatchObject([{ rollup: { count: 170 } }]);
});

test("a verdict compares one source with itself, chosen over before and after, and says so", async () => {
  // Metrics since the release only: they tell of less than half, so the spans of both sides are compared.
  const deployment = {
    ...{ id: "d", service: "checkout", environment: "production", version: "2", previousVersion: "1" },
    ...{ startedAt: null, rolledOutAt: new Date(NOW.getTime() - 30 * MINUTE), endedAt: null, endedBy: null, updatedAt: NOW },
  };
  await store(told("server", 100, 0, 7), told("server-metric", 30, 0, 10));
  const fromSpans = await gatherInput(deployment, "1h", NOW);
  expect(fromSpans.source).toBe("spans");
  expect(new Set([...fromSpans.before, ...fromSpans.after].map(({ count }) => count))).toEqual(new Set([7]));
  await appendBatches([batchOf("more", told("server-metric", 100, 30, 10))]);
  const fromMetrics = await gatherInput(deployment, "1h", NOW);
  expect(fromMetrics.source).toBe("metrics");
  expect(new Set([...fromMetrics.before, ...fromMetrics.after].map(({ count }) => count))).toEqual(new Set([10]));
  const said = (input: typeof fromSpans) => judgeHorizon(input).evidence.filter((sentence) => sentence.includes("duration metrics"));
  expect([said(fromSpans), said(fromMetrics)]).toEqual([
    [],
    ["Requests are counted from duration metrics, which do not tell where a failure began."],
  ]);
});
