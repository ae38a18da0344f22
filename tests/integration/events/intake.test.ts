import { beforeEach, expect, test } from "vitest";
import { forgetTokens } from "@/lib/auth/token-actor";
import { prisma } from "@/lib/db/prisma";
import { flushAttempts } from "@/lib/services/intake/record-attempt";
import { freshDatabase } from "@/tests/support/database";
import { linesOf, makeToken, sender } from "./support/send";

let send: ReturnType<typeof sender>;

beforeEach(async () => {
  await flushAttempts();
  await freshDatabase();
  forgetTokens();
  send = sender(await makeToken());
});

const deployment = (change: Record<string, unknown> = {}) => ({
  id: "run-1",
  service: "checkout",
  environment: "production",
  version: "1.4.2",
  status: "succeeded",
  startedAt: "2026-03-01T12:00:00Z",
  finishedAt: "2026-03-01T12:05:00Z",
  ...change,
});
const counts = async () => ({
  deliveries: await prisma().inboundDelivery.count(),
  events: await prisma().event.count(),
  deployments: await prisma().deployment.count(),
  audit: await prisma().auditEntry.count(),
  notices: await prisma().changeLog.count({ where: { topic: "deployments" } }),
});

test("one deployment: 201 with what Wake now believes, stored in every place at once", async () => {
  const { status, json } = await send("deployments", deployment({ colour: "red" }));
  expect(status).toBe(201);
  expect(json).toMatchObject({
    status: "created",
    ignored: ["colour"],
    deployment: { id: json.id, externalId: "run-1", service: "checkout", version: "1.4.2", status: "succeeded", release: "checkout@1.4.2" },
  });
  expect(await counts()).toEqual({ deliveries: 1, events: 1, deployments: 1, audit: 1, notices: 1 });
  const row = await prisma().deployment.findUniqueOrThrow({
    where: { id: json.id ?? "" },
    include: { environmentRef: true, release: { include: { components: true } } },
  });
  expect(row).toMatchObject({
    environmentRef: { tier: "production" },
    release: { name: "checkout@1.4.2", components: [{ service: "checkout" }] },
  });
  expect(row.nextLookAt).not.toBeNull();
  expect(Buffer.from((await prisma().inboundDelivery.findFirstOrThrow()).raw).toString()).toBe(
    JSON.stringify(deployment({ colour: "red" })),
  );
});

test("the same again: 200 and nothing more, however it is spelled", async () => {
  await send("deployments", deployment());
  const before = await counts();
  const again = await send("deployments", `  ${JSON.stringify(deployment({ finishedAt: "2026-03-01T13:05:00+01:00", ref: null }))}`);
  expect([again.status, again.json.status]).toEqual([200, "duplicate"]);
  expect(again.json.deployment).toMatchObject({ version: "1.4.2" });
  expect(await counts()).toEqual({ ...before, deliveries: 2 });
});

test("a start and an end are one deployment; a body with more to say is another event of it", async () => {
  const started = await send("deployments", deployment({ status: "started", finishedAt: undefined }));
  const ended = await send("deployments", deployment());
  const more = await send(
    "deployments",
    deployment({ changes: ["abc", { id: "acme/shop#7", title: "Faster", mergedAt: "2026-03-01T11:00:00Z" }] }),
  );
  expect([started.json.id, ended.json.id]).toEqual([more.json.id, more.json.id]);
  expect(await counts()).toMatchObject({ events: 4, deployments: 1 });
  const links = await prisma().deploymentChange.findMany({ orderBy: { changeId: "asc" }, include: { change: true } });
  expect(links.map(({ change }) => [change.id, change.title])).toEqual([
    ["abc", null],
    ["acme/shop#7", "Faster"],
  ]);
});

test("an array: each entry has its answer, and the good ones are stored", async () => {
  const all = await send("deployments", [deployment(), deployment({ id: "run-2", version: "1.4.3" })]);
  expect([all.status, all.json.created]).toEqual([201, 2]);
  expect((await send("deployments", [deployment(), deployment()])).status).toBe(200);
  const mixed = await send("deployments", [deployment({ id: "run-3" }), deployment({ status: "suceeded" }), deployment(), 7]);
  expect(mixed.status).toBe(207);
  expect(mixed.json).toMatchObject({ created: 1, duplicates: 1, refused: 2 });
  expect(mixed.json.results?.map(({ status }) => status)).toEqual(["created", "refused", "duplicate", "refused"]);
  expect(mixed.json.results?.[1]).toMatchObject({ code: 422, errors: [{ field: "status" }] });
  const bad = await send("deployments", [deployment({ status: "x" }), {}]);
  expect([bad.status, bad.type]).toEqual([422, "application/problem+json"]);
  expect(bad.json.errors?.map(({ field }) => field)).toEqual(expect.arrayContaining(["[0].status", "[1].service", "[1].version"]));
  expect((await send("deployments", [])).status).toBe(422);
  expect(await prisma().deployment.count()).toBe(3);
});

test("the same entry twice in one array is stored once", async () => {
  const { json } = await send("deployments", [deployment(), deployment()]);
  expect(json).toMatchObject({ created: 1, duplicates: 1 });
});

test("lines: an answer for each, in order, the good ones stored", async () => {
  const body = [
    JSON.stringify(deployment()),
    "",
    '{"service":',
    JSON.stringify(deployment({ id: "run-2", status: "nope" })),
    JSON.stringify(deployment()),
  ].join("\n");
  const { status, type, text } = await send("deployments", body, { type: "application/x-ndjson" });
  expect([status, type]).toEqual([200, "application/x-ndjson"]);
  expect(linesOf(text).map(({ line, status, code }) => [line, status, code])).toEqual([
    [1, "created", undefined],
    [3, "refused", 400],
    [4, "refused", 422],
    [5, "duplicate", undefined],
  ]);
});

test("a long backfill streams in batches and every line is answered", async () => {
  const lines = Array.from({ length: 1_203 }, (_, index) =>
    JSON.stringify({
      ...deployment({ id: `run-${index}`, version: `1.0.${index}` }),
      startedAt: undefined,
      finishedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    }),
  );
  const { text } = await send("deployments", `${lines.join("\n")}\n`, { type: "application/x-ndjson" });
  expect(linesOf(text).filter(({ status }) => status === "created")).toHaveLength(1_203);
  expect(await counts()).toMatchObject({ events: 1_203, deployments: 1_203, audit: 3 });
});

test("fifty at once are one", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => send("deployments", deployment())));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(49).fill(200), 201]);
  expect(await counts()).toEqual({ deliveries: 1, events: 1, deployments: 1, audit: 1, notices: 1 });
});

test("different events of one deployment at once make the one right projection", async () => {
  const bodies = [
    deployment({ status: "queued", finishedAt: undefined, startedAt: undefined, ref: "main" }),
    deployment({ status: "started", finishedAt: undefined }),
    deployment({ changes: ["a", "b"] }),
    deployment({ status: "rolled_back", startedAt: undefined, finishedAt: "2026-03-01T12:50:00Z" }),
  ];
  await Promise.all([...bodies, ...bodies].map((body) => send("deployments", body)));
  const row = await prisma().deployment.findFirstOrThrow({ include: { changes: true } });
  expect(row).toMatchObject({
    status: "rolled_back",
    startedAt: new Date("2026-03-01T12:00:00Z"),
    finishedAt: new Date("2026-03-01T12:05:00Z"),
    endedAt: new Date("2026-03-01T12:50:00Z"),
    endedBy: "rollback",
    ref: "main",
  });
  expect(row.changes).toHaveLength(2);
  expect(await counts()).toMatchObject({ events: 4, deployments: 1 });
});

test("crowds of services, releases and changes at once do not stand in each other's way", async () => {
  const batches = Array.from({ length: 24 }, (_, batch) =>
    Array.from({ length: 12 }, (_, index) => {
      const n = (index * 7 + batch * 5) % 12;
      return deployment({
        id: `b${batch}-${index}`,
        service: `s${n}`,
        release: `r${(n + batch) % 5}`,
        labels: { team: `t${n % 3}` },
        changes: [`c${n}`, { id: `c${(n + 5) % 12}`, title: `${batch}` }],
      });
    }),
  );
  const answers = await Promise.all(batches.map((batch) => send("deployments", batch)));
  expect(answers.map(({ status }) => status)).toEqual(Array(24).fill(201));
  expect(await prisma().deployment.count()).toBe(288);
});

test("an idempotency key: the same bytes are a retry, other bytes a conflict", async () => {
  const headers = { "idempotency-key": "b1946ac9" };
  const body = { service: "checkout", environment: "production", version: "1.4.2", status: "succeeded" };
  expect((await send("deployments", body, { headers })).status).toBe(201);
  expect((await send("deployments", body, { headers })).status).toBe(200);
  const other = await send("deployments", { ...body, version: "1.4.3" }, { headers });
  expect([other.status, other.json.detail]).toEqual([409, "This Idempotency-Key was used before, with another body."]);
  expect((await send("deployments", body, { headers: { "idempotency-key": "x".repeat(201) } })).json.errors).toMatchObject([
    { field: "Idempotency-Key" },
  ]);
  const stranger = sender(await makeToken());
  expect((await stranger("deployments", { ...body, version: "2" }, { headers })).status).toBe(201);
});

test.each([
  ["truncated", '{"service":"checkout","vers', 400, "The body ends too early, after 27 characters."],
  ["doubled", '{"a":1}{"a":1}', 400, "The body is not JSON at line 1, column 8."],
  ["empty", "", 400, "The body is empty."],
  ["a scalar", "7", 422, "(body) must be an object, not a number. One more field is wrong."],
])("%s: says what is wrong", async (_, body, status, detail) => {
  const answer = await send("deployments", body);
  expect([answer.status, answer.type]).toEqual([status, "application/problem+json"]);
  expect(answer.json.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.json.detail).toBe(detail);
});

test("bytes that are no text, other formats, compressed bodies and bodies that are too large", async () => {
  expect((await send("deployments", Uint8Array.of(0x7b, 0xff))).status).toBe(400);
  const text = await send("deployments", deployment(), { type: "text/plain" });
  expect([text.status, text.json.fix]).toEqual([415, expect.stringContaining("application/x-ndjson")]);
  expect((await send("deployments", deployment(), { headers: { "content-encoding": "gzip" } })).status).toBe(415);
  const huge = await send("deployments", `{"service":"${"x".repeat(8 * 1_048_576)}"}`);
  expect([huge.status, huge.json.detail]).toEqual([413, "The body is larger than 8 MiB."]);
  expect((await send("deployments", Array(10_001).fill(1))).status).toBe(413);
  const long = await send("deployments", `{"x":"${"x".repeat(1_048_577)}"}\n${JSON.stringify(deployment())}`, {
    type: "application/x-ndjson",
  });
  expect(linesOf(long.text).map(({ code, status }) => code ?? status)).toEqual([413, "created"]);
});

test("hostile keys and values are stored as what they are, or refused", async () => {
  const body = `{"__proto__":{"status":"failed"},"labels":{"__proto__":"x","constructor":"y"},"links":{},${JSON.stringify(deployment({ ref: '\'; drop table "Event"; --' })).slice(1)}`;
  expect((await send("deployments", body)).status).toBe(201);
  const row = await prisma().deployment.findFirstOrThrow();
  expect([row.status, row.ref]).toEqual(["succeeded", '\'; drop table "Event"; --']);
  const nul = await send("deployments", deployment({ id: "2", labels: { "a\u0000": "b", c: "\u0000" } }));
  expect(nul.status).toBe(422);
  const deep = `{"service":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
  expect((await send("deployments", deep)).status).toBe(422);
});

test("no token, an unknown one, one without the scope, one that does not reach", async () => {
  const none = await send("deployments", deployment(), { token: null });
  expect([none.status, none.json.detail]).toEqual([401, "No token was sent."]);
  expect((await send("deployments", deployment(), { token: `wk_000000_${"x".repeat(43)}` })).json.detail).toContain("unknown");
  expect((await send("deployments", deployment(), { token: await makeToken(["read"]) })).status).toBe(403);
  const payments = await makeToken(["ingest:events"], { services: ["payments"], environments: ["production"] });
  const foreign = await send("deployments", deployment(), { token: payments });
  expect([foreign.status, foreign.json.detail]).toEqual([403, "This token does not reach the service “checkout”."]);
  const part = await send("deployments", deployment({ service: "payments", components: [{ service: "checkout" }] }), { token: payments });
  expect(part.status).toBe(403);
  const staging = await send("deployments", deployment({ service: "payments", environment: "staging" }), { token: payments });
  expect(staging.json.detail).toBe("This token does not reach the environment “staging”.");
  const some = await send("deployments", [deployment(), deployment({ service: "payments" })], { token: payments });
  expect([some.status, some.json.results?.map(({ code, status }) => code ?? status)]).toEqual([207, [403, "created"]]);
  expect(await prisma().service.findMany({ select: { name: true } })).toEqual([{ name: "payments" }]);
});

test("a restricted token cannot touch another's incident, nor make one that nobody owns", async () => {
  const incident = { id: "INC-1", title: "Down", status: "open", openedAt: "2026-03-01T12:00:00Z" };
  await send("incidents", { ...incident, services: ["checkout"] });
  const token = await makeToken(["ingest:events"], { services: ["payments"] });
  expect((await send("incidents", { ...incident, services: ["payments"], title: "Mine now" }, { token })).status).toBe(403);
  expect((await send("incidents", { ...incident, id: "INC-2" }, { token })).status).toBe(403);
  expect((await send("incidents", { ...incident, id: "INC-2", services: ["payments"] }, { token })).status).toBe(201);
  expect((await prisma().incident.findUniqueOrThrow({ where: { id: "INC-1" } })).title).toBe("Down");
});

test("every call is noted with what its sender was told, equal ones once", async () => {
  await send("deployments", deployment());
  for (let n = 0; n < 3; n += 1) await send("deployments", deployment({ status: "nope", "\u0000": 1 }));
  await send("deployments", deployment(), { token: null });
  await flushAttempts();
  const rows = await prisma().ingestAttempt.findMany({ orderBy: { status: "asc" } });
  expect(rows.map(({ endpoint, outcome, status, detail, count }) => [endpoint, outcome, status, detail, count])).toEqual([
    ["/api/v1/events/deployments", "accepted", 201, "1 deployment stored.", 1],
    ["/api/v1/events/deployments", "refused", 401, "No token was sent.", 1],
    ["/api/v1/events/deployments", "refused", 422, "status is not one of the allowed values.", 3],
  ]);
  expect(rows[1]?.fix).toContain("ingest:events");
});
