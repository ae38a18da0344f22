import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { backfills } from "@/lib/db/read/connection/backfills";
import { unmappedOf } from "@/lib/db/read/connection/unmapped";
import { updateSettings } from "@/lib/services/connection/update-settings";
import { replayDeliveries } from "@/lib/services/inbox/replay";
import { replayStep } from "@/lib/services/inbox/replay-step";
import { requestReplay } from "@/lib/services/inbox/request-replay";
import { runReplays } from "@/lib/services/inbox/run-replays";
import { makeToken, sender } from "@/tests/integration/events/support/send";
import { freshDatabase } from "@/tests/support/database";
import { ADMIN, callGithub, connect, deliveryStates, drainInbox, githubStatus, REPOSITORY } from "./support/hooks-connection";
import { everythingKnown } from "./support/hooks-projections";

beforeEach(freshDatabase);

async function untilReplayed(): Promise<void> {
  while ((await runReplays(new Date())) > 0);
}

test("W19 a word that is mapped later counts for what came before", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", githubStatus({ environment: "cluster-7" }));
  await drainInbox();
  expect(await prisma().deployment.findMany()).toMatchObject([{ environment: "cluster-7" }]);
  const { backfill } = await updateSettings(
    ADMIN,
    { connection: id, settings: { environments: { "Cluster-7": "production" } } },
    new Date(),
  );
  await untilReplayed();
  expect(await prisma().deployment.findMany()).toMatchObject([{ environment: "production", service: "shop" }]);
  expect(await deliveryStates()).toEqual(["accepted"]);
  expect(await unmappedOf(id)).toEqual([]);
  expect(await prisma().environment.findMany()).toMatchObject([{ name: "production" }]);
  expect(await backfills(id)).toMatchObject([{ id: backfill, kind: "replay", done: 1, total: 1, state: "done" }]);
});

test("settings that mean what they meant before ask for nothing", async () => {
  const id = await connect("github", { dismissApprovals: true });
  expect(await updateSettings(ADMIN, { connection: id, settings: { dismissApprovals: true } }, new Date())).toEqual({ backfill: null });
  expect(await updateSettings(ADMIN, { connection: id, name: "Shop" }, new Date())).toEqual({ backfill: null });
  expect(await prisma().connection.findFirst()).toMatchObject({ name: "Shop", generation: 1, settings: { dismissApprovals: true } });
});

const issue = (number: number, label: string, action = "opened"): object => ({
  action,
  issue: {
    ...{ id: 900 + number, number, title: `Issue ${number}`, html_url: `https://github.com/acme/shop/issues/${number}`, state: "open" },
    ...{ created_at: "2026-11-20T10:00:00Z", updated_at: "2026-11-20T10:00:00Z", labels: [{ name: label }], user: { login: "ada" } },
  },
  repository: REPOSITORY,
  sender: { login: "ada", type: "User" },
});

type Call = { readonly event: string; readonly body: object };
const calls: fc.Arbitrary<Call> = fc.oneof(
  fc
    .record({
      deployment: fc.integer({ min: 1, max: 4 }),
      status: fc.integer({ min: 1, max: 6 }),
      state: fc.constantFrom("in_progress", "success", "failure"),
      environment: fc.constantFrom("production", "cluster-7", "Cluster-8"),
    })
    .map((wanted) => ({ event: "deployment_status", body: githubStatus(wanted) })),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom("incident", "outage"), fc.constantFrom("opened", "labeled"))
    .map(([number, label, action]) => ({ event: "issues", body: issue(number, label, action) })),
);
const settings = fc.record({
  environments: fc.constantFrom<Record<string, string>>({}, { "cluster-7": "production" }, { "cluster-7": "eu", "cluster-8": "us" }),
  services: fc.constantFrom<Record<string, string>>({}, { shop: "checkout", "acme/shop": "checkout" }),
  incidentLabels: fc.constantFrom<string[]>([], ["incident"], ["outage"]),
});

test("after a replay everything is as if the deliveries had met these settings from the start", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(calls, { maxLength: 12 }),
      fc.array(calls, { maxLength: 6 }),
      settings,
      settings,
      fc.integer({ min: 0, max: 3 }),
      async (early, late, first, second, stepsBefore) => {
        await freshDatabase();
        const id = await connect("github", first);
        const send = async (all: readonly Call[], from: number): Promise<void> => {
          await Promise.all(all.map(({ event, body }, index) => callGithub(id, event, body, `${from + index}`)));
          await drainInbox();
        };
        await send(early, 0);
        await updateSettings(ADMIN, { connection: id, settings: second }, new Date());
        for (let step = 0; step < stepsBefore; step++) await replayStep(id, new Date());
        await send(late, 100);
        await untilReplayed();
        const replayed = await everythingKnown();
        await freshDatabase();
        await connect("github", second);
        await send([...late, ...early], 0);
        expect(replayed).toEqual(await everythingKnown());
      },
    ),
    { numRuns: 12 },
  );
}, 300_000);

test("two connections that tell of the same keep what one of them no longer tells of", async () => {
  const [one, other] = [await connect("github"), await connect("github", { environments: { "cluster-7": "eu" } })];
  const body = githubStatus({ environment: "cluster-7" });
  await callGithub(one, "deployment_status", body, "a");
  await drainInbox();
  await callGithub(other, "deployment_status", body, "b");
  await drainInbox();
  await updateSettings(ADMIN, { connection: one, settings: { environments: { "cluster-7": "zz" } } }, new Date());
  await untilReplayed();
  const held = await everythingKnown();
  await freshDatabase();
  await connect("github", { environments: { "cluster-7": "zz" } });
  await connect("github", { environments: { "cluster-7": "eu" } });
  await callGithub(other, "deployment_status", body, "b");
  await callGithub(one, "deployment_status", body, "a");
  await drainInbox();
  expect(held).toEqual(await everythingKnown());
});

test("a replay of everything changes nothing, the events API included, and can be done step by step", async () => {
  const tell = sender(await makeToken());
  const deployment = {
    service: "billing",
    environment: "production",
    version: "1",
    status: "succeeded",
    finishedAt: "2026-11-20T10:00:00Z",
  };
  await tell("deployments", [deployment, { ...deployment, version: "2" }, { ...deployment, status: "nonsense" }]);
  await tell("deployments", { ...deployment, id: "b-3", version: "3" }, { headers: { "idempotency-key": "k" } });
  await tell("changes", '{"id":"c1","repository":"https://github.com/acme/shop"}\nnonsense\n', { type: "application/x-ndjson" });
  const restricted = sender(await makeToken(["ingest:events"], { services: ["billing"] }));
  await restricted("deployments", [
    { ...deployment, version: "4" },
    { ...deployment, service: "shop" },
  ]);
  const id = await connect("github");
  for (let index = 0; index < 7; index++) await callGithub(id, "deployment_status", githubStatus({ deployment: index + 1, status: index }));
  await drainInbox();
  const before = await everythingKnown();
  const told: number[] = [];
  expect(await replayDeliveries(ADMIN, {}, ({ done }) => told.push(done), new Date())).toBe(11);
  expect(told.length).toBeGreaterThan(2);
  expect(await everythingKnown()).toEqual(before);
});

test("deliveries that failed are read again on their own", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", githubStatus());
  await callGithub(id, "ping", {});
  await drainInbox();
  await prisma().event.deleteMany();
  await prisma().inboundDelivery.updateMany({ where: { topic: { startsWith: "deployment_status" } }, data: { state: "failed" } });
  await requestReplay(ADMIN, { connection: id, states: ["failed"] }, new Date());
  await untilReplayed();
  expect(await deliveryStates()).toEqual(["accepted", "ignored"]);
  expect(await backfills(id)).toMatchObject([{ done: 1, state: "done" }]);
  await expect(requestReplay(ADMIN, { connection: "nobody" }, new Date())).rejects.toMatchObject({ code: "not-found" });
  await expect(requestReplay(null, { connection: id }, new Date())).rejects.toMatchObject({ code: "unauthenticated" });
});
