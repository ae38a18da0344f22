import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { readSeries } from "@/lib/db/read/signals/series-rows";
import { readWindows } from "@/lib/db/read/signals/windows";
import { compactHours } from "@/lib/db/telemetry/compact-hours";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { judgeHorizon } from "@/lib/health/judge";
import { recordEvents } from "@/lib/services/event/record";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { gatherInput } from "@/lib/services/verdict/gather";
import { freshDatabase } from "@/tests/support/database";
import { nameSignature, tell, tellFolded } from "@/tests/support/verdict-traffic";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = new Date("2026-11-20T14:10:00Z");
const rolledOutAt = new Date("2026-11-20T13:00:00Z");
const system = { kind: "system", name: "test" } as const;

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(now);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

const deployed = (version: string, finishedAt: Date) =>
  recordEvents(
    system,
    {
      kind: "deployments",
      values: [
        { id: version, service: "orders", environment: "production", version, status: "succeeded", finishedAt: finishedAt.toISOString() },
      ],
    },
    now,
  );

const due = (version: string) => ({
  ...{ id: version, service: "orders", environment: "production", version, previousVersion: "1" },
  ...{ startedAt: null, rolledOutAt, endedAt: null, endedBy: null, updatedAt: rolledOutAt },
});

/** Two hours around one o'clock, some days ago, in which failures rise at one from 1 to `after` a minute. */
const aroundOne = (version: string, daysAgo: number, after: number) => ({
  version,
  from: new Date(rolledOutAt.getTime() - daysAgo * DAY - HOUR),
  minutes: 120,
  failed: (nth: number) => (nth < 60 ? 1 : after),
});

test("a rise that comes every day at the same clock is no regression, and one that never came before is", async () => {
  const [before, after] = [new Date(rolledOutAt.getTime() - HOUR), rolledOutAt];
  await tell({ version: "1", from: before, minutes: 60, failed: () => 1 }, { version: "2", from: after, minutes: 70, failed: () => 3 });
  expect(judgeHorizon(await gatherInput(due("2"), "1h", now)).state).toBe("regressed");
  await tellFolded(now, ...[1, 2, 3, 7].map((daysAgo) => aroundOne("1", daysAgo, 3)));
  const input = await gatherInput(due("2"), "1h", now);
  expect(input.earlier.filter(({ daysAgo }) => daysAgo > 0).map(({ daysAgo }) => daysAgo)).toEqual([1, 2, 3, 7]);
  expect(input.earlier.at(-1)?.before.length).toBe(55);
  expect(input.earlier.at(-1)?.after.length).toBe(58);
  expect(judgeHorizon(input).state).not.toBe("regressed");
});

test("days on which another release was unhealthy are left out, unless a person said that it was not", async () => {
  await tellFolded(now, ...[1, 2, 3].map((daysAgo) => aroundOne("1", daysAgo, 1)));
  await tell({ version: "1", from: new Date(rolledOutAt.getTime() - HOUR), minutes: 60, failed: () => 1 });
  await deployed("bad", new Date(rolledOutAt.getTime() - DAY - 2 * HOUR));
  await deployed("good", new Date(rolledOutAt.getTime() - DAY + 6 * HOUR));
  const days = async () => (await gatherInput(due("2"), "1h", now)).earlier.map(({ daysAgo }) => daysAgo).filter((daysAgo) => daysAgo > 0);
  expect(await days()).toEqual([1, 2, 3]);
  const bad = await prisma().deployment.findFirstOrThrow({ where: { version: "bad" } });
  await prisma().verdict.create({
    data: { deploymentId: bad.id, horizon: "1h", state: "regressed", at: now, dueAt: now, method: "test", body: {} },
  });
  expect(await days()).toEqual([2, 3]);
  const said = { deploymentId: bad.id, state: "regressed", reason: "A test of the network.", decidedBy: "somebody" };
  await prisma().verdictDecision.create({ data: { ...said, kind: "dismissed" } });
  expect(await days()).toEqual([1, 2, 3]);
});

test("operations and errors by signature arrive in what is judged, of the version and of before", async () => {
  const [before, after] = [new Date(rolledOutAt.getTime() - HOUR), rolledOutAt];
  const series = ["GET /a", "GET /b"].flatMap((operation, nth) => [
    { version: "1", operation, from: before, minutes: 60, count: 60 - 20 * nth, failed: () => 0 },
    { version: "2", operation, from: after, minutes: 70, count: 60 - 20 * nth, failed: () => 0 },
  ]);
  await tell(
    { version: "1", from: before, minutes: 60, failed: () => 1 },
    { version: "2", from: after, minutes: 70, failed: () => 1 },
    ...series,
  );
  const error = (version: string, operation: string, from: Date, minutes: number, count: number) => ({
    ...{ version, operation, from, minutes, count },
    ...{ kind: "exception" as const, failed: () => 0 },
  });
  await tellFolded(now, error("1", "known", new Date(rolledOutAt.getTime() - 3 * DAY), 120, 2));
  await tell(
    error("1", "known", new Date(rolledOutAt.getTime() - 10 * MINUTE), 10, 1),
    error("2", "new", new Date(rolledOutAt.getTime() + 5 * MINUTE), 3, 4),
    error("1", "everywhere", new Date(rolledOutAt.getTime() + MINUTE), 2, 1),
  );
  await nameSignature("orders", "new", "TypeError", "no such {}");
  const input = await gatherInput(due("2"), "1h", now);
  expect(input.operations.map(({ operation }) => operation)).toEqual(["GET /a", "GET /b"]);
  expect(input.operations[1]?.before.reduce((sum, { count }) => sum + count, 0)).toBe(55 * 40);
  expect(input.operations[1]?.afterOfVersion.length).toBe(58);
  expect(input.signatures?.before).toEqual(new Map([["known", 250]]));
  expect(input.signatures?.after).toEqual(
    new Map([["new", { count: 12, firstAt: new Date(rolledOutAt.getTime() + 5 * MINUTE), minutes: 3, title: "TypeError: no such {}" }]]),
  );
  expect(input.signatures?.beside).toEqual(new Set(["everywhere"]));
});

test("many windows are read as each of them is alone, before they are folded and after", async () => {
  const from = new Date("2026-11-20T08:00:00Z");
  const told = ["1", "2"].map((version, nth) => ({
    ...{ version, from: new Date(from.getTime() + nth * 150 * MINUTE), minutes: 200, count: 90 + nth },
    failed: (minute: number) => minute % 7,
  }));
  await tell(...told);
  const windows = Array.from({ length: 12 }, (_, nth) => ({
    from: new Date(from.getTime() + nth * 23 * MINUTE),
    to: new Date(from.getTime() + (nth * 23 + (nth % 4) * 40) * MINUTE),
  }));
  const place = { service: "orders", environment: "production" };
  const compare = async (step: "1m" | "1h") => {
    const together = await readWindows(
      windows.map((window) => ({ ...place, ...window, operations: [ALL_OPERATIONS] })),
      step,
      ["server"],
    );
    const alone = await Promise.all(
      windows.map((window) => readSeries({ ...place, ...window, version: null, operation: ALL_OPERATIONS, kinds: ["server"], step })),
    );
    expect(together).toEqual(alone);
    expect(together.flat().length).toBeGreaterThan(0);
  };
  await compare("1m");
  await compare("1h");
  await compactHours(now, 100);
  await compare("1m");
  await compare("1h");
});

test("what a person decided about a verdict stands, whatever later looks say", async () => {
  await tell({ version: "1", from: new Date(rolledOutAt.getTime() - HOUR), minutes: 60, failed: () => 1 });
  await tell({ version: "2", from: rolledOutAt, minutes: 70, failed: () => 30 });
  await deployed("2", rolledOutAt);
  await evaluateDue(now, null);
  const deployment = await prisma().deployment.findFirstOrThrow({ where: { version: "2" } });
  const said = { deploymentId: deployment.id, kind: "dismissed", state: "regressed", reason: "A drill.", decidedBy: "somebody" };
  await prisma().verdictDecision.create({ data: said });
  await prisma().deployment.update({ where: { id: deployment.id }, data: { nextLookAt: now, updatedAt: now } });
  expect(await evaluateDue(new Date(now.getTime() + 2 * HOUR), null)).toBe(1);
  expect(await prisma().verdictDecision.findMany()).toMatchObject([said]);
});
