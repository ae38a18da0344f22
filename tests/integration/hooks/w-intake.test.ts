import { beforeEach, expect, test } from "vitest";
import { GET, OPTIONS } from "@/app/api/hooks/[connection]/route";
import { prisma } from "@/lib/db/prisma";
import { listDeliveries } from "@/lib/db/read/connection/deliveries";
import { findConnection } from "@/lib/db/read/connection/list";
import { unmappedOf } from "@/lib/db/read/connection/unmapped";
import { disableConnection } from "@/lib/services/connection/disable";
import { removeConnection } from "@/lib/services/connection/remove";
import { flushAttempts } from "@/lib/services/intake/record-attempt";
import { makeToken } from "@/tests/integration/events/support/send";
import { freshDatabase } from "@/tests/support/database";
import {
  ADMIN,
  callGithub,
  callHook,
  connect,
  deliveryStates,
  drainInbox,
  githubHeaders,
  githubStatus,
  heldEvents,
  hexMac,
  SECRET,
} from "./support/hooks-connection";

beforeEach(freshDatabase);

test("W12 the same delivery twice is one delivery and one event", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", githubStatus(), "same");
  const again = await callGithub(id, "deployment_status", githubStatus(), "same");
  expect(again).toMatchObject({ status: 200, json: { duplicate: true } });
  expect(await deliveryStates()).toEqual(["accepted"]);
  expect(await heldEvents()).toHaveLength(1);
});

test("W13 the same event under two delivery ids is one event", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", githubStatus(), "one");
  await drainInbox();
  await callGithub(id, "deployment_status", githubStatus(), "two");
  expect(await deliveryStates()).toEqual(["accepted", "duplicate"]);
  expect(await heldEvents()).toHaveLength(1);
});

test("a delivery id that is used again for something else loses nothing", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", githubStatus(), "same");
  await callGithub(id, "deployment_status", githubStatus({ deployment: 8, status: 81 }), "same");
  expect(await deliveryStates()).toEqual(["accepted", "accepted"]);
});

test("fifty calls at once are all processed, each once", async () => {
  const id = await connect("github");
  const calls = Array.from({ length: 50 }, (_, index) => githubStatus({ deployment: index + 1, status: 100 + index }));
  const answers = await Promise.all(calls.map((body) => callGithub(id, "deployment_status", body)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  await drainInbox();
  expect(await prisma().deployment.count()).toBe(50);
});

test.each([
  ["an event that nobody knows", "star", { action: "created", repository: { id: 1 } }],
  ["an action that nobody knows", "pull_request", { action: "enqueued_somewhere", number: 1, repository: { id: 1 } }],
  ["no object", "push", []],
  ["a number", "push", 7],
  ["keys that reach for prototypes", "deployment_status", JSON.parse('{"__proto__":{"action":"created"},"constructor":{},"toString":1}')],
])("W18 %s is taken and shown as ignored", async (_, event, body) => {
  const id = await connect("github");
  expect((await callGithub(id, event, body)).status).toBe(202);
  expect(await deliveryStates()).toEqual(["ignored"]);
  const [delivery] = await listDeliveries({ connection: id }, null, 10);
  expect(delivery).toMatchObject({ topic: expect.stringContaining(event), error: expect.stringMatching(/\.$/), events: 0 });
});

test("W18 fields that nobody knows change nothing", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", { ...githubStatus(), sponsorship: { tier: 9 } });
  expect(await deliveryStates()).toEqual(["accepted"]);
});

test("W19 an environment that nobody knows is taken and listed for mapping", async () => {
  const id = await connect("github");
  expect((await callGithub(id, "deployment_status", githubStatus({ environment: "cluster-7" }))).status).toBe(202);
  expect(await deliveryStates()).toEqual(["unmapped"]);
  expect(await unmappedOf(null)).toMatchObject([{ connection: id, source: "github", kind: "environment", said: "cluster-7", count: 1 }]);
  expect(await unmappedOf("another")).toEqual([]);
  expect(await findConnection(id, new Date())).toMatchObject({ counts: { unmapped: 1, accepted: 0 } });
});

test("W20 what is not JSON is 400, what is too large 413, and a form of GitHub is read", async () => {
  const id = await connect("github");
  const broken = '{"action": ';
  expect(await callHook(id, broken, githubHeaders("push", "1", broken))).toMatchObject({ status: 400 });
  const bytes = Buffer.from([0x7b, 0xff, 0x7d]);
  expect((await callHook(id, bytes, githubHeaders("push", "2", bytes))).status).toBe(400);
  const large = Buffer.alloc(27 * 1_048_576, " ");
  expect((await callHook(id, large, githubHeaders("push", "3", large))).status).toBe(413);
  const form = `payload=${encodeURIComponent(JSON.stringify(githubStatus()))}`;
  const type = { "content-type": "application/x-www-form-urlencoded" };
  expect((await callHook(id, form, { ...githubHeaders("deployment_status", "4", form), ...type })).status).toBe(202);
  expect(await deliveryStates()).toEqual(["accepted"]);
});

test("what Wake cannot read is 415", async () => {
  const id = await connect("alertmanager");
  const send = async (headers: Record<string, string>): Promise<number> =>
    (await callHook(id, "{}", { "x-wake-token": SECRET, ...headers })).status;
  expect(await send({ "content-type": "application/cloudevents+avro" })).toBe(415);
  expect(await send({ "content-type": "application/json; charset=utf-16" })).toBe(415);
  expect(await send({ "content-encoding": "br" })).toBe(415);
});

test("a connection that does not exist, is disabled or was removed is 404", async () => {
  const id = await connect("github");
  expect((await callGithub("nobody", "ping", {})).status).toBe(404);
  await disableConnection(ADMIN, { connection: id, disabled: true }, new Date());
  expect((await callGithub(id, "ping", {})).status).toBe(404);
  await disableConnection(ADMIN, { connection: id, disabled: false }, new Date());
  expect((await callGithub(id, "ping", {})).status).toBe(202);
  await removeConnection(ADMIN, { connection: id }, new Date());
  expect((await callGithub(id, "ping", {})).status).toBe(404);
});

test("W23 a restricted token tells of its own services only", async () => {
  const id = await connect("generic");
  const token = await makeToken(["ingest:events"], { services: ["shop"] });
  const tell = (service: string, bearer: string) => {
    const body = { kind: "deployment", id: `${service}-1`, service, environment: "production", version: "1", status: "succeeded" };
    return callHook(id, JSON.stringify(body), { authorization: `Bearer ${bearer}` });
  };
  expect((await tell("billing", token)).status).toBe(202);
  expect((await tell("shop", token)).status).toBe(202);
  expect(await deliveryStates()).toEqual(["ignored", "accepted"]);
  expect(await prisma().deployment.findMany({ select: { service: true } })).toEqual([{ service: "shop" }]);
  expect((await listDeliveries({ state: "ignored" }, null, 1))[0]?.error).toMatch(/does not reach the service “billing”/);
  // What one token may not tell is not lost for another.
  expect((await tell("billing", await makeToken())).status).toBe(202);
  await drainInbox();
  expect(await prisma().deployment.count()).toBe(2);
  expect((await tell("shop", await makeToken(["read"]))).status).toBe(403);
});

test("W23 a restricted token does not get at another's incident by its name", async () => {
  const id = await connect("generic");
  const incident = {
    kind: "incident",
    id: "INC-1",
    title: "Down",
    status: "open",
    openedAt: "2026-11-20T10:00:00Z",
    environment: "production",
  };
  const tell = (service: string, title: string, bearer: string) =>
    callHook(id, JSON.stringify({ ...incident, title, services: [service] }), { authorization: `Bearer ${bearer}` });
  await tell("billing", "Down", await makeToken());
  await drainInbox();
  await tell("shop", "Mine now", await makeToken(["ingest:events"], { services: ["shop"] }));
  expect(await deliveryStates()).toEqual(["accepted", "ignored"]);
  expect(await prisma().incident.findMany()).toMatchObject([{ title: "Down", services: ["billing"] }]);
});

test("W24 no secret, token or signature is kept anywhere", async () => {
  const id = await connect("gitlab", {}, "whsec_bm90aGluZyB0byBzZWUgaGVyZQ==");
  const token = await makeToken();
  const mac = hexMac(SECRET, "{}");
  await callHook(`${id}?key=${SECRET}`, "{}", {
    ...{ "x-gitlab-token": "whsec_bm90aGluZyB0byBzZWUgaGVyZQ==", "x-gitlab-event": "Push Hook", authorization: `Bearer ${token}` },
    ...{ "x-hub-signature-256": mac, "x-wake-signature": mac, cookie: "a=b" },
  });
  await callHook(id, "{}", { "x-gitlab-token": "a wrong one of them", "x-hub-signature": mac });
  await drainInbox();
  await flushAttempts();
  const tables = ["InboundDelivery", "IngestAttempt", "IntakeTally", "AuditEntry", "Connection", "ConnectionSecret", "Event", "ChangeLog"];
  for (const table of tables) {
    const rows = await prisma().$queryRawUnsafe<{ text: string }[]>(`select t::text as text from "${table}" t`);
    for (const { text } of rows)
      for (const secret of ["bm90aGluZyB0byBzZWUgaGVyZQ", token.slice(10), mac, SECRET, "a wrong one of them", "a=b"])
        expect(text).not.toContain(secret);
  }
  expect(JSON.stringify(await findConnection(id, new Date()))).not.toContain("bm90aG");
});

test("every call is noted for the heartbeat, refused ones with the reason", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", githubStatus());
  await callHook(id, "{}");
  await flushAttempts();
  const attempts = await prisma().ingestAttempt.findMany({ where: { endpoint: `/api/hooks/${id}` }, orderBy: { status: "asc" } });
  expect(attempts).toMatchObject([
    { outcome: "accepted", status: 202 },
    { outcome: "refused", status: 401, detail: "The header x-hub-signature-256 is missing.", fix: expect.any(String) },
  ]);
});

test("what a DevLake client adds to the address reaches its reader", async () => {
  const id = await connect("devlake");
  await callHook(`${id}/issues/INC-1/close`, "{}", { "x-wake-token": SECRET, "x-wake-path": "/made/up" });
  expect((await prisma().inboundDelivery.findFirstOrThrow()).headers).toMatchObject({ "x-wake-path": "/issues/INC-1/close" });
});

test("a look with a browser, and the handshake of CloudEvents", async () => {
  expect(await (await GET()).json()).toMatchObject({ status: 405, fix: expect.any(String) });
  const asked = await OPTIONS(
    new Request("http://wake.test/api/hooks/x", { method: "OPTIONS", headers: { "webhook-request-origin": "ci.example.com" } }),
  );
  expect(asked.headers.get("webhook-allowed-origin")).toBe("ci.example.com");
});
