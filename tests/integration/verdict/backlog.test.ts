import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool, pool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { verdictOf } from "@/lib/db/read/verdict/stored";
import { appendBatches } from "@/lib/db/telemetry/append";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { judgeHorizon } from "@/lib/health/judge";
import { recordEvents } from "@/lib/services/event/record";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { gatherInput } from "@/lib/services/verdict/gather";
import { freshDatabase } from "@/tests/support/database";
import { histogramOfUs } from "@/tests/support/histogram-of";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const now = new Date("2026-11-20T14:00:00Z");
const system = { kind: "system", name: "test" } as const;

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(now);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

const deployed = (values: readonly { service: string; version: string; finishedAt: Date }[], at: Date) =>
  recordEvents(
    system,
    {
      kind: "deployments",
      values: values.map(({ service, version, finishedAt }) => ({
        id: `${service} ${version}`,
        service,
        environment: "production",
        version,
        status: "succeeded",
        finishedAt: finishedAt.toISOString(),
      })),
    },
    at,
  );

/** A history of years that is told at once. */
const history = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    service: `service-${nth % 7}`,
    version: `1.${nth}`,
    finishedAt: new Date(now.getTime() - 700 * DAY + nth * 6 * 60 * MINUTE),
  }));

async function requestsOf(service: string, version: string, fromMs: number, minutes: number): Promise<void> {
  const deltas = Array.from({ length: minutes }, (_, nth) => ({
    key: { service, environment: "production", version, kind: "server" as const, operation: ALL_OPERATIONS },
    minute: Math.floor(fromMs / MINUTE) + nth,
    count: 100,
    errors: 1,
    ownErrors: 1,
    sumUs: 100 * 30_000,
    maxUs: 30_000,
    durations: histogramOfUs(Array.from({ length: 100 }, () => 30_000)),
  }));
  const latestMs = fromMs + minutes * MINUTE;
  const seen = [{ service, environment: "production", version, firstMs: fromMs, lastMs: latestMs }];
  await appendBatches([{ id: "0".repeat(31) + version, latestMs, deltas, points: [], exceptions: [], seen }]);
}

const judged = async (version: string): Promise<string[]> =>
  (await prisma().verdict.findMany({ where: { deployment: { version } }, orderBy: { dueAt: "asc" } })).map(({ state }) => state);

test("a history that is told at once does not delay what is deployed now, told before it or after", async () => {
  await requestsOf("orders", "1", now.getTime() - 70 * MINUTE, 70);
  await deployed([{ service: "orders", version: "1", finishedAt: new Date(now.getTime() - 10 * MINUTE) }], now);
  await deployed(history(1_200), now);
  await deployed([{ service: "payments", version: "9", finishedAt: new Date(now.getTime() - 9 * MINUTE) }], now);
  await evaluateDue(new Date(now.getTime() + 1_000), null);
  expect((await judged("1")).length).toBe(4);
  expect((await judged("9")).length).toBe(4);
  const { rows } = await pool().query(
    `select count(*)::int as waiting, max("reachedAt") as latest from "Deployment" where "nextLookAt" <= $1`,
    [new Date(now.getTime() + 1_000)],
  );
  expect(rows[0].waiting).toBe(802);
  const last = history(1_200)[801]?.finishedAt;
  expect(rows[0].latest).toEqual(last);
});

test("in the end everything is judged, and a deployment nobody heard of as if its signals had been read", async () => {
  await deployed(history(900), now);
  const later = new Date(now.getTime() + 1_000);
  while ((await evaluateDue(later, null)) > 0);
  expect(await prisma().deployment.count({ where: { nextLookAt: { not: null } } })).toBe(0);
  expect(await prisma().verdict.count()).toBe(900 * 4);
  const rows = await prisma().verdict.findMany({
    where: { deployment: { version: { in: ["1.3", "1.899"] } } },
    include: { deployment: true },
  });
  for (const row of rows) {
    const { deployment } = row;
    const previous = deployment.previousId === null ? null : await prisma().deployment.findUnique({ where: { id: deployment.previousId } });
    const due = { ...deployment, previousVersion: previous?.version ?? null, rolledOutAt: deployment.finishedAt ?? deployment.occurredAt };
    const verdict = verdictOf(row);
    expect(verdict).toEqual(judgeHorizon(await gatherInput(due, verdict.horizon, later)));
  }
  expect(rows.map(({ state }) => state)).toContain("insufficient");
});

test("a service that began to send later is judged on what it sent, one that was silent until long after is not read", async () => {
  await requestsOf("orders", "2", now.getTime() - 60 * MINUTE, 60);
  await deployed(
    [
      { service: "orders", version: "1", finishedAt: new Date(now.getTime() - 30 * DAY) },
      { service: "orders", version: "2", finishedAt: new Date(now.getTime() - 50 * MINUTE) },
    ],
    now,
  );
  await evaluateDue(new Date(now.getTime() + 1_000), null);
  const rows = await prisma().verdict.findMany({ where: { horizon: "5m" }, include: { deployment: { select: { version: true } } } });
  const requests = Object.fromEntries(rows.map((row) => [row.deployment.version, verdictOf(row).requests.after]));
  expect(requests["1"]).toBe(0);
  expect(requests["2"]).toBeGreaterThan(0);
});
