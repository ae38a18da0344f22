import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { returnLease, takeLease } from "@/lib/db/write/lease";
import { recordEvents } from "@/lib/services/event/record";
import { gatherInput } from "@/lib/services/verdict/gather";
import { measurePlacebo } from "@/lib/services/verdict/placebo/measure";
import { falseAlarmSentence } from "@/lib/views/verdict/false-alarm-sentence";
import { readFalseAlarms } from "@/lib/views/verdict/false-alarms";
import { freshDatabase } from "@/tests/support/database";
import { poisson, prng } from "@/tests/support/prng";
import { tellFolded } from "@/tests/support/verdict-traffic";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const midnight = new Date("2026-11-20T00:00:00Z");
const now = new Date("2026-11-20T03:00:00Z");
const system = { kind: "system", name: "test" } as const;
const before = (hours: number): Date => new Date(midnight.getTime() - hours * HOUR);

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(now);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

/** Thirty hours of one version; two of a hundred requests fail, in bursts of `burst` minutes `times` as many or none. */
async function told(service: string, burst = 0, times = 1): Promise<void> {
  const random = prng(service.length + burst);
  const factors = Array.from({ length: 2_000 }, () => (random() < 1 / times ? times : 0));
  const rate = (nth: number): number => (burst === 0 ? 2 : 2 * (factors[Math.floor(nth / burst)] ?? 1));
  await tellFolded(now, {
    service,
    version: "1",
    from: before(30),
    minutes: 30 * 60,
    failed: (nth) => Math.min(100, poisson(random, rate(nth))),
  });
}

const nights = () => prisma().placeboNight.findMany({ orderBy: [{ service: "asc" }, { horizon: "asc" }] });

test("a place that only varies by chance is judged at every quarter of an hour and never found regressed", async () => {
  await told("orders");
  expect(await measurePlacebo(now, null)).toBe(1);
  const [hour, day, minutes] = await nights();
  expect(hour).toMatchObject({ horizon: "1h", looks: 93, alarms: 0, night: midnight });
  expect(minutes).toMatchObject({ horizon: "5m", looks: 96, alarms: 0 });
  expect(day).toMatchObject({ horizon: "24h" });
  expect(hour?.failures).toBeGreaterThan(0.4);
  expect(hour?.failures).toBeLessThan(1.8);
  expect(hour?.latency).toBeLessThan(1.8);
  expect(await measurePlacebo(now, null)).toBe(0);
  const found = await readFalseAlarms("orders", "production", now);
  expect(found).toMatchObject({ alarms: 0, nights: 1, rate: 0, low: 0 });
  expect(falseAlarmSentence(found)).toMatch(/^Judged \d+ times at moments without a release in 1 night: never wrong; at most \d/);
  expect(falseAlarmSentence(await readFalseAlarms("other", "production", now))).toContain("Nothing has been measured yet");
});

test("a place that varies much more than chance says so, and the judge is told", async () => {
  await told("bursts", 60, 8);
  await measurePlacebo(now, null);
  const [hour] = await nights();
  expect(hour?.failures).toBeGreaterThan(3);
  const deployment = {
    ...{ id: "d", service: "bursts", environment: "production", version: "2", previousVersion: "1" },
    ...{ startedAt: null, rolledOutAt: now, endedAt: null, endedBy: null, updatedAt: now },
  };
  const { placebo } = await gatherInput(deployment, "1h", now);
  expect(placebo).toMatchObject({ looks: hour?.looks, alarms: hour?.alarms });
  expect(placebo?.failures).toBeCloseTo(hour?.failures ?? 0, 10);
});

test("moments from an hour before a deployment to the end of their horizon are left out", async () => {
  await told("orders");
  const values = [
    { id: "d", service: "orders", environment: "production", version: "2", status: "succeeded", finishedAt: before(12).toISOString() },
  ];
  await recordEvents(system, { kind: "deployments", values }, now);
  await measurePlacebo(now, null);
  const looks = Object.fromEntries((await nights()).map((one) => [one.horizon, one.looks]));
  // Those of an hour at 11:15 to 13:00, those of five minutes at 12:10 to 12:55.
  expect(looks).toEqual({ "5m": 96 - 4, "1h": 93 - 8, "24h": 0 });
});

test("a night that is broken off goes on where it stopped, and says the same", async () => {
  const services = ["a", "bb", "ccc"];
  for (const service of services) await told(service);
  await measurePlacebo(now, null);
  const whole = await nights();
  expect(whole.length).toBe(9);
  await prisma().placeboNight.deleteMany({ where: { service: { in: ["bb", "ccc"] } } });
  expect(await measurePlacebo(new Date(now.getTime() + 5 * HOUR), null)).toBe(2);
  const plain = (rows: typeof whole) => rows.map(({ at: _, ...rest }) => rest);
  expect(plain(await nights())).toEqual(plain(whole));
});

test("of two instances the one that lost its lease keeps nothing", async () => {
  await told("orders");
  const first = await takeLease("job:placebo", "first", 600_000);
  if (first === null) throw new Error("the lease was free");
  await returnLease(first);
  const second = await takeLease("job:placebo", "second", 600_000);
  const [lost, kept] = await Promise.allSettled([measurePlacebo(now, first), measurePlacebo(now, second)]);
  expect(lost).toMatchObject({ status: "rejected", reason: { code: "conflict" } });
  expect(kept).toMatchObject({ status: "fulfilled", value: 1 });
  expect((await nights()).length).toBe(3);
});
