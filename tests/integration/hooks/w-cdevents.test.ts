import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { POST } from "@/app/api/v1/cdevents/route";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { makeToken } from "@/tests/integration/events/support/send";
import { freshDatabase } from "@/tests/support/database";
import { callHook, connect, deliveryStates, drainInbox, githubHeaders } from "./support/hooks-connection";

beforeEach(freshDatabase);

const CONTEXT = {
  version: "0.4.1",
  id: "271069a8",
  source: "/ci/acme",
  type: "dev.cdevents.service.deployed.0.2.0",
  timestamp: "2026-11-20T10:00:00Z",
};
const deployed = (environment = "production", service = "shop"): object => ({
  context: CONTEXT,
  subject: { id: service, type: "service", content: { environment: { id: environment }, artifactId: "pkg:oci/shop@1.2.3" } },
});
const structured = (data: object): object => ({
  ...{ specversion: "1.0", id: CONTEXT.id, source: CONTEXT.source, type: CONTEXT.type, time: CONTEXT.timestamp },
  ...{ datacontenttype: "application/json", data },
});

async function send(
  body: unknown,
  headers: Record<string, string>,
  query = "",
): Promise<{ status: number; json: Record<string, unknown> }> {
  const request = new Request(`http://wake.test/api/v1/cdevents${query}`, { method: "POST", headers, body: JSON.stringify(body) });
  const response = await POST(request, undefined);
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const BINARY = {
  ...{ "content-type": "application/json", "ce-specversion": "1.0", "ce-id": CONTEXT.id, "ce-source": CONTEXT.source },
  ...{ "ce-type": CONTEXT.type, "ce-time": CONTEXT.timestamp },
};

test("W17 one event in every form is one event", async () => {
  const authorization = `Bearer ${await makeToken()}`;
  const statuses = [
    (await send(structured(deployed()), { "content-type": "application/cloudevents+json; charset=utf-8", authorization })).status,
    (await send(deployed(), { ...BINARY, authorization })).status,
    (await send([structured(deployed())], { "content-type": "application/cloudevents-batch+json", authorization })).status,
    (await send(deployed(), { "content-type": "application/json", authorization })).status,
  ];
  expect(statuses.every((status) => status === 202 || status === 200)).toBe(true);
  await drainInbox();
  expect(await prisma().event.count()).toBe(1);
  expect(await prisma().deployment.findMany()).toMatchObject([{ service: "shop", environment: "production" }]);
  expect(await prisma().connection.findMany()).toMatchObject([{ id: "cdevents", source: "cdevents", verifiedAt: expect.any(Date) }]);
});

test("W23 what lies beyond a token's reach makes nothing, and another token may still tell it", async () => {
  const headers = { "content-type": "application/json" };
  const token = await makeToken(["ingest:events"], { services: ["billing"] });
  expect((await send(deployed(), { ...headers, authorization: `Bearer ${token}` })).status).toBe(202);
  expect(await deliveryStates()).toEqual(["ignored"]);
  expect(await prisma().event.count()).toBe(0);
  await send(deployed(), headers, `?access_token=${await makeToken()}`);
  expect(await deliveryStates()).toEqual(["ignored", "accepted"]);
});

test("no token is 401, the wrong scope 403, another format 415, no JSON 400", async () => {
  const authorization = `Bearer ${await makeToken()}`;
  const type = { "content-type": "application/json" };
  expect((await send(deployed(), type)).status).toBe(401);
  expect((await send(deployed(), { ...type, authorization: `Bearer ${await makeToken(["read"])}` })).status).toBe(403);
  expect((await send(deployed(), { "content-type": "application/cloudevents+xml", authorization })).status).toBe(415);
  const broken = new Request("http://wake.test/api/v1/cdevents", { method: "POST", headers: { ...type, authorization }, body: "{" });
  expect((await POST(broken, undefined)).status).toBe(400);
  expect(await prisma().inboundDelivery.count()).toBe(0);
});

test("W22 without a database senders are asked to come again", async () => {
  const id = await connect("github");
  await disconnect();
  await closePool();
  const held = globalThis as typeof globalThis & { wakePool?: pg.Pool };
  held.wakePool = new pg.Pool({ connectionString: "postgresql://nobody@127.0.0.1:1/none", connectionTimeoutMillis: 1_000 });
  try {
    const answer = await callHook(id, "{}", githubHeaders("ping", "d", "{}"));
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  } finally {
    await disconnect();
    await closePool();
  }
  expect((await callHook(id, "{}", githubHeaders("ping", "d", "{}"))).status).toBe(202);
});
