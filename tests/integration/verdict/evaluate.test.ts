import { createHash } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, inTransaction, prisma } from "@/lib/db/prisma";
import { verdictOf } from "@/lib/db/read/verdict/stored";
import { appendBatches } from "@/lib/db/telemetry/append";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { returnLease, takeLease } from "@/lib/db/write/lease";
import { saveVerdicts } from "@/lib/db/write/verdict";
import { ALL_OPERATIONS, type RollupDelta } from "@/lib/domain/rollup";
import { recordEvents } from "@/lib/services/event/record";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { freshDatabase } from "@/tests/support/database";
import { histogramOfUs } from "@/tests/support/histogram-of";

const MINUTE = 60_000;
const now = new Date("2026-11-20T14:00:00Z");
const before = (minutes: number): Date => new Date(now.getTime() - minutes * MINUTE);
const system = { kind: "system", name: "test" } as const;

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(now);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

/** Two hundred requests a minute, of which `failed` fail. */
const minuteOf = (version: string, minutesAgo: number, failed: number): RollupDelta => ({
  key: { service: "orders", environment: "production", version, kind: "server", operation: ALL_OPERATIONS },
  minute: before(minutesAgo).getTime() / MINUTE,
  count: 200,
  errors: failed,
  ownErrors: failed,
  sumUs: 200 * 40_000,
  maxUs: 40_000,
  durations: histogramOfUs(Array.from({ length: 200 }, (_, i) => 20_000 + i * 100)),
});

async function traffic(version: string, from: number, to: number, failed: number): Promise<void> {
  const deltas = Array.from({ length: from - to }, (_, i) => minuteOf(version, from - i, failed));
  const seen = [{ service: "orders", environment: "production", version, firstMs: before(from).getTime(), lastMs: before(to).getTime() }];
  const id = createHash("sha256").update(`${version} ${from}`).digest("hex").slice(0, 32);
  await appendBatches([{ id, latestMs: before(to).getTime(), deltas, points: [], exceptions: [], seen }]);
}

const deployed = (version: string, minutesAgo: number, at = now) =>
  recordEvents(
    system,
    {
      kind: "deployments",
      values: [
        {
          id: `run-${version}-${minutesAgo}`,
          service: "orders",
          environment: "production",
          version,
          status: "succeeded",
          finishedAt: before(minutesAgo).toISOString(),
        },
      ],
    },
    at,
  );

async function states(version: string): Promise<Record<string, string>> {
  const rows = await prisma().verdict.findMany({ where: { deployment: { version } }, orderBy: { horizon: "asc" } });
  return Object.fromEntries(rows.map((row) => [row.horizon, row.state]));
}

test("a release that fails more often is found regressed, and its verdict keeps what it rests on", async () => {
  await traffic("1", 140, 70, 1);
  await traffic("2", 70, 0, 20);
  await deployed("2", 70);
  expect(await evaluateDue(now, null)).toBe(1);
  expect(await states("2")).toMatchObject({ "5m": "regressed", "1h": "regressed" });
  const [row] = await prisma().verdict.findMany({ where: { horizon: "1h" } });
  const verdict = row === undefined ? null : verdictOf(row);
  expect(verdict?.requests.after).toBeGreaterThan(10_000);
  expect(verdict?.effects.find(({ metric }) => metric === "errors")?.effect?.ratio).toBeGreaterThan(10);
  expect(verdict?.windows.after.to).toEqual(before(10));
});

test("a release that does as before is healthy, and nothing of it is due until its next look", async () => {
  await traffic("1", 140, 70, 2);
  await traffic("2", 70, 0, 2);
  await deployed("2", 70);
  await evaluateDue(now, null);
  expect(await states("2")).toMatchObject({ "5m": "healthy", "1h": "healthy" });
  expect(await evaluateDue(now, null)).toBe(0);
});

test("a rollback that is told of late ends the horizons that were still open", async () => {
  await traffic("1", 140, 70, 2);
  await traffic("2", 70, 30, 2);
  await traffic("1", 30, 0, 2);
  await deployed("1", 140);
  await deployed("2", 70);
  await evaluateDue(now, null);
  expect((await states("2"))["24h"]).not.toBe("rolled-back");
  await deployed("1", 30, new Date(now.getTime() + MINUTE));
  await evaluateDue(new Date(now.getTime() + 2 * MINUTE), null);
  expect(await states("2")).toMatchObject({ "1h": "rolled-back", "24h": "rolled-back" });
});

test("a holder that slept through its lease writes nothing", async () => {
  await traffic("2", 70, 0, 2);
  await deployed("2", 70);
  const lease = await takeLease("job:verdicts", "first", 60_000);
  if (lease === null) throw new Error("the lease was free");
  expect(await takeLease("job:verdicts", "second", 60_000)).toBeNull();
  await returnLease(lease);
  const successor = await takeLease("job:verdicts", "second", 60_000);
  expect(successor?.epoch).toBe(lease.epoch + 1n);
  await expect(evaluateDue(now, lease)).rejects.toMatchObject({ code: "conflict" });
  expect(await prisma().verdict.count()).toBe(0);
  expect(await evaluateDue(now, successor)).toBe(1);
});

test("of a deployment that is gone by then nothing is kept, and the others are", async () => {
  await traffic("1", 130, 60, 1);
  await deployed("1", 65);
  await evaluateDue(now, null);
  const stored = await prisma().verdict.findFirstOrThrow({ where: { horizon: "5m" } });
  const [id, verdict] = [stored.deploymentId, verdictOf(stored)];
  await prisma().verdict.deleteMany();
  const gone = { deploymentId: "00000000-0000-4000-8000-000000000000", verdicts: [verdict] };
  await inTransaction((tx) => saveVerdicts(tx, [gone, { deploymentId: id, verdicts: [verdict] }]));
  expect(await prisma().verdict.findMany()).toMatchObject([{ deploymentId: id, horizon: "5m" }]);
});
