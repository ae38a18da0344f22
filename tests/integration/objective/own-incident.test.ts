import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { returnLease, takeLease } from "@/lib/db/write/lease";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { recordEvents } from "@/lib/services/event/record";
import { createObjective } from "@/lib/services/objective/create";
import { removeObjective } from "@/lib/services/objective/remove";
import { watchBurn } from "@/lib/services/objective/watch-burn";
import { tendIncidents } from "@/lib/services/own-incident/tend";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { freshDatabase } from "@/tests/support/database";
import { sendTraffic } from "./support/objective-traffic";

const start = new Date("2026-11-20T14:00:00Z");
const at = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const system = { kind: "system", name: "test" } as const;
const fields = { service: "checkout", environment: "production", name: "Availability", kind: "availability", target: 0.999 };

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(start);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

async function look(minutes: number): Promise<void> {
  await watchBurn(at(minutes), null);
  await tendIncidents(at(minutes), null);
}

const incidents = () => prisma().incident.findMany({ orderBy: { openedAt: "asc" }, omit: { updatedAt: true } });
const alerts = () => prisma().burnAlert.findMany({ orderBy: [{ startedAt: "asc" }, { rule: "asc" }] });
const told = (id: string, status: string, minutes: number) =>
  recordEvents(
    system,
    {
      kind: "incidents",
      values: [
        { id, title: "Payments fail", status, openedAt: at(minutes).toISOString(), services: ["checkout"], environment: "production" },
      ],
    },
    at(minutes),
  );

/** Thirty hours of sound traffic, then five per cent of it fails for half an hour, then all is well for two hours. */
async function outage(): Promise<void> {
  await sendTraffic({ from: at(-1_800), to: at(0), perMinute: 200, failed: 0 });
  await sendTraffic({ from: at(0), to: at(30), perMinute: 200, failed: 10 });
}
const recovery = () => sendTraffic({ from: at(30), to: at(240), perMinute: 200, failed: 0 });

test("a budget that burns opens one incident, recovery ends it, and a rebuild tells the same", async () => {
  await sendTraffic({ from: at(-1_800), to: at(0), perMinute: 200, failed: 0 });
  await createObjective(system, fields, start);
  await look(0);
  expect(await incidents()).toEqual([]);
  await sendTraffic({ from: at(0), to: at(30), perMinute: 200, failed: 10 });
  await Promise.all([look(25), look(25)]);
  const [incident, ...others] = await incidents();
  expect(others).toEqual([]);
  expect(incident).toMatchObject({ source: "wake", status: "open", services: ["checkout"], environment: "production", openedAt: at(0) });
  expect(incident?.labels).toMatchObject({ objective: "Availability", rule: "fast" });
  expect((await alerts()).map(({ rule, incidentId, endedAt }) => ({ rule, incidentId, endedAt }))).toEqual([
    { rule: "fast", incidentId: incident?.id, endedAt: null },
  ]);
  await recovery();
  await look(40);
  await look(45);
  expect((await incidents())[0]).toMatchObject({ status: "open" });
  await look(50);
  expect((await incidents())[0]).toMatchObject({ status: "resolved", resolvedAt: at(40) });
  expect((await alerts())[0]).toMatchObject({ endedAt: at(40) });
  const before = await incidents();
  await rebuildProjections(at(60));
  expect(await incidents()).toEqual(before);
  await look(60);
  expect(await incidents()).toEqual(before);
});

test("what somebody else tells of already is joined, and never ended by Wake", async () => {
  await outage();
  await createObjective(system, fields, start);
  await told("INC-1", "open", 3);
  await look(25);
  expect((await incidents()).map(({ id }) => id)).toEqual(["INC-1"]);
  expect((await alerts())[0]).toMatchObject({ incidentId: "INC-1" });
  await recovery();
  for (const minutes of [40, 55, 90]) await look(minutes);
  expect((await alerts())[0]).toMatchObject({ endedAt: at(40) });
  expect((await incidents())[0]).toMatchObject({ id: "INC-1", status: "open" });
});

test("when another tool tells of the trouble later, Wake's incident counts there", async () => {
  await outage();
  await createObjective(system, fields, start);
  await look(25);
  await told("INC-2", "open", 20);
  await look(26);
  const [own, other] = await incidents();
  expect(own).toMatchObject({ source: "wake", mergedInto: "INC-2" });
  expect(other).toMatchObject({ id: "INC-2", status: "open" });
  expect((await alerts())[0]).toMatchObject({ incidentId: "INC-2" });
});

test("trouble that comes back within an hour is the same incident again", async () => {
  await outage();
  await createObjective(system, fields, start);
  await look(25);
  await sendTraffic({ from: at(30), to: at(60), perMinute: 200, failed: 0 });
  for (const minutes of [40, 51]) await look(minutes);
  expect((await incidents())[0]).toMatchObject({ status: "resolved" });
  await sendTraffic({ from: at(60), to: at(75), perMinute: 200, failed: 100 });
  await look(75);
  const all = await incidents();
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({ status: "reopened", resolvedAt: null });
  expect(all[0]?.periods).toHaveLength(2);
  expect((await alerts()).filter(({ rule }) => rule === "fast").map(({ incidentId }) => incidentId)).toEqual([all[0]?.id, all[0]?.id]);
});

test("an alert of days makes no incident, and an objective that is removed takes its incident along", async () => {
  await sendTraffic({ from: at(-1_800), to: at(0), perMinute: 20, failed: 0 });
  await sendTraffic({ from: at(-1_700), to: at(0), perMinute: 1, failed: 1 });
  const { id } = await createObjective(system, { ...fields, target: 0.97 }, start);
  await look(0);
  expect((await alerts()).map(({ rule }) => rule)).toEqual(["ticket"]);
  expect(await incidents()).toEqual([]);
  await sendTraffic({ from: at(0), to: at(30), perMinute: 20, failed: 20 });
  await look(30);
  expect(await incidents()).toMatchObject([{ status: "open" }]);
  await removeObjective(system, id, at(31));
  await look(31);
  expect(await incidents()).toMatchObject([{ status: "resolved", resolvedAt: at(31) }]);
});

test("a release that fails badly opens an incident that names it, and the rollback ends it", async () => {
  const deploy = (version: string, minutes: number, id = version) =>
    recordEvents(
      system,
      {
        kind: "deployments",
        values: [
          {
            ...{ id, service: "checkout", environment: "production", version, status: "succeeded" },
            finishedAt: at(minutes).toISOString(),
          },
        ],
      },
      at(minutes),
    );
  await deploy("1", -200);
  await deploy("2", 0);
  await sendTraffic({ from: at(-200), to: at(0), perMinute: 200, failed: 1 });
  await sendTraffic({ from: at(0), to: at(70), perMinute: 200, failed: 40, version: "2" });
  await evaluateDue(at(70), null);
  await look(70);
  const [incident] = await incidents();
  const [deployment] = await prisma().deployment.findMany({ where: { version: "2" } });
  expect(incident).toMatchObject({ source: "wake", status: "open", title: "checkout fails more often since 2" });
  expect(incident?.labels).toEqual({ deployment: deployment?.id, version: "2" });
  expect(await prisma().attribution.count()).toBe(0);
  await look(71);
  expect((await incidents())[0]).toMatchObject({ status: "open" });
  await deploy("1", 80, "1 again");
  await look(81);
  expect(await incidents()).toMatchObject([{ status: "resolved", resolvedAt: at(80) }]);
  await look(82);
  expect(await incidents()).toHaveLength(1);
});

test("a holder that slept through its lease tells nothing", async () => {
  await outage();
  await createObjective(system, fields, start);
  const lease = await takeLease("job:burn", "first", 60_000);
  if (lease === null) throw new Error("the lease was free");
  await returnLease(lease);
  await takeLease("job:burn", "second", 60_000);
  await expect(watchBurn(at(25), lease)).rejects.toMatchObject({ code: "conflict" });
  await expect(tendIncidents(at(25), lease)).rejects.toMatchObject({ code: "conflict" });
  expect(await alerts()).toEqual([]);
});
