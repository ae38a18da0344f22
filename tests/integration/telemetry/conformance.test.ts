import { deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { readRollups } from "@/lib/db/read/signals/rollups";
import { flushAttempts } from "@/lib/services/intake/record-attempt";
import { freshDatabase } from "@/tests/support/database";
import { responseIn, statusIn } from "@/tests/support/otlp-answers";
import { jsonBody, ns, resource, span } from "@/tests/support/otlp-build";
import { encodeTraces, jsonTraces, type ResourceInput } from "@/tests/support/otlp-encode";
import { AUTHORISED, openListener, TOKEN, WEB_ORIGIN } from "@/tests/support/otlp-listener";

type Listener = Awaited<ReturnType<typeof openListener>>;
let listener: Listener;
beforeAll(async () => {
  listener = await openListener();
});
afterAll(() => listener.close());
beforeEach(freshDatabase);

const PROTOBUF = { ...AUTHORISED, "content-type": "application/x-protobuf" };
const JSON_TYPE = { ...AUTHORISED, "content-type": "application/json" };
const MIB = 1_048_576;

/** A body of spans that have just been. */
function recent(spans = 1): ResourceInput[] {
  const now = Date.now();
  return [resource(Array.from({ length: spans }, () => span({ startNs: ns(now - 1000), endNs: ns(now - 900) })))];
}

const protobuf = (spans = 1): Uint8Array => encodeTraces(recent(spans));
const json = (spans = 1): Uint8Array => jsonBody(jsonTraces(recent(spans)));

async function stored(): Promise<number> {
  const [from, to] = [new Date(Date.now() - 600_000), new Date(Date.now() + 60_000)];
  const rows = await readRollups({ service: "checkout", environment: "production", from, to, step: "1m" });
  return rows.reduce((sum, row) => sum + row.rollup.count, 0);
}

describe("what is taken", () => {
  test.each([
    ["protobuf", () => ({ headers: PROTOBUF, body: protobuf() })],
    ["JSON", () => ({ headers: JSON_TYPE, body: json() })],
    ["JSON with a charset", () => ({ headers: { ...JSON_TYPE, "content-type": "application/json; charset=utf-8" }, body: json() })],
    ["a type in capitals", () => ({ headers: { ...JSON_TYPE, "content-type": "APPLICATION/JSON" }, body: json() })],
    ["gzip", () => ({ headers: { ...PROTOBUF, "content-encoding": "gzip" }, body: gzipSync(protobuf()) })],
    ["gzip of JSON", () => ({ headers: { ...JSON_TYPE, "content-encoding": "GZIP" }, body: gzipSync(json()) })],
    ["deflate", () => ({ headers: { ...PROTOBUF, "content-encoding": "deflate" }, body: deflateSync(protobuf()) })],
    ["identity", () => ({ headers: { ...PROTOBUF, "content-encoding": "identity" }, body: protobuf() })],
    ["chunks without a length", () => ({ headers: PROTOBUF, body: Array.from(protobuf(), (byte) => Uint8Array.of(byte)) })],
    ["a slash at the end", () => ({ path: "/v1/traces/", headers: PROTOBUF, body: protobuf() })],
    ["the doubled path", () => ({ path: "/v1/traces/v1/traces", headers: PROTOBUF, body: protobuf() })],
    ["the prefixed path", () => ({ path: "/api/otlp/v1/traces?x=1", headers: PROTOBUF, body: protobuf() })],
    ["an encoded space in the token", () => ({ headers: { ...PROTOBUF, authorization: `Bearer%20${TOKEN}` }, body: protobuf() })],
    ["bearer in small letters", () => ({ headers: { ...PROTOBUF, authorization: `bearer ${TOKEN}` }, body: protobuf() })],
  ])("%s", async (_, make) => {
    const call = make();
    const answer = await listener.call(call);
    expect(answer.status).toBe(200);
    const asked = call.headers["content-type"].toLowerCase().split(";")[0];
    expect(answer.headers["content-type"]).toBe(asked);
    expect(answer.body.toString()).toBe(asked === "application/json" ? "{}" : "");
    expect(await stored()).toBe(1);
  });

  test.each([
    ["0 bytes of protobuf", PROTOBUF, new Uint8Array()],
    ["an empty object", JSON_TYPE, jsonBody({})],
    ["an empty envelope", JSON_TYPE, jsonBody({ resourceSpans: [{ scopeSpans: [] }] })],
  ])("nothing: %s", async (_, headers, body) => {
    expect((await listener.call({ headers, body })).status).toBe(200);
  });

  test("a large body, whole", async () => {
    const body = protobuf(40_000);
    expect((await listener.call({ headers: { ...PROTOBUF, "content-encoding": "gzip" }, body: gzipSync(body) })).status).toBe(200);
    expect(await stored()).toBe(40_000);
  });

  test("fifty at once: each is stored or told to come again", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => listener.call({ headers: PROTOBUF, body: protobuf(20) })));
    const taken = answers.filter((answer) => answer.status === 200).length;
    expect(answers.every((answer) => answer.status === 200 || (answer.status === 503 && Number(answer.headers["retry-after"]) <= 5))).toBe(
      true,
    );
    expect(await stored()).toBe(taken * 20);
  });

  test("a body with some wrong spans, in part", async () => {
    const now = Date.now();
    const wrong = [span({ traceId: "00".repeat(16) }), span({ startNs: ns(now - 48 * 3_600_000), endNs: ns(now) })];
    const body = [...recent(), resource(wrong.map((one) => ({ ...one })))];
    for (const [headers, encoded] of [
      [PROTOBUF, encodeTraces(body)],
      [JSON_TYPE, jsonBody(jsonTraces(body))],
    ] as const) {
      const answer = await listener.call({ headers, body: encoded });
      const { partialSuccess } = responseIn(answer) as { partialSuccess: { rejectedSpans: string; errorMessage: string } };
      expect(answer.status).toBe(200);
      expect(partialSuccess.rejectedSpans).toBe("2");
      expect(partialSuccess.errorMessage).toMatch(/^Spans left out: 1 have no valid trace id .*; 1 started more than 24 hours ago\.$/);
    }
  });
});

describe("what is refused", () => {
  const zip = { ...PROTOBUF, "content-encoding": "gzip" };
  test.each([
    [401, "no token", { headers: { "content-type": "application/x-protobuf" }, body: new Uint8Array() }, 16],
    [401, "a wrong token", { headers: { ...PROTOBUF, authorization: "Bearer nobody" } }, 16],
    [415, "no content type", { headers: AUTHORISED, body: Uint8Array.of(1) }, 3],
    [415, "text", { headers: { ...AUTHORISED, "content-type": "text/plain" }, body: Uint8Array.of(1) }, 3],
    [415, "an unknown content encoding", { headers: { ...PROTOBUF, "content-encoding": "lzw" }, body: Uint8Array.of(1) }, 3],
    [415, "two content encodings", { headers: { ...PROTOBUF, "content-encoding": "gzip, gzip" }, body: Uint8Array.of(1) }, 3],
    [400, "gzip that is none", { headers: zip, body: new Uint8Array(100) }, 3],
    [400, "gzip cut short", { headers: zip, body: gzipSync(new Uint8Array(5000)).subarray(0, -9) }, 3],
    [400, "two gzip members", { headers: zip, body: Buffer.concat([gzipSync("ab"), gzipSync("cde")]) }, 3],
    [400, "gzip with more behind it", { headers: zip, body: Buffer.concat([gzipSync("ab"), Buffer.from("trailing")]) }, 3],
    [400, "protobuf that is none", { headers: PROTOBUF, body: Buffer.from("garbage garbage") }, 3],
    [400, "protobuf cut short", { headers: PROTOBUF, body: encodeTraces(recent()).subarray(0, -7) }, 3],
    [400, "JSON as protobuf", { headers: PROTOBUF, body: jsonBody({ resourceSpans: [] }) }, 3],
    [400, "broken JSON", { headers: JSON_TYPE, body: Buffer.from('{"resourceSpans":[') }, 3],
    [400, "a number", { headers: JSON_TYPE, body: jsonBody(1234) }, 3],
    [400, "a wrong shape", { headers: JSON_TYPE, body: jsonBody({ resourceSpans: { a: 1 } }) }, 3],
    [400, "an endless key", { headers: { ...PROTOBUF, "idempotency-key": "x".repeat(300) }, body: encodeTraces(recent()) }, 3],
    [404, "an unknown path", { path: "/v1/nonsense", headers: JSON_TYPE }, 5],
    [404, "the root", { path: "/", headers: PROTOBUF }, 5],
    [404, "metrics, for now", { path: "/v1/metrics", headers: PROTOBUF }, 5],
    [404, "logs, for now", { path: "/v1/logs", headers: JSON_TYPE }, 5],
    [413, "a body over the limit", { headers: PROTOBUF, body: new Uint8Array(17 * MIB) }, 8],
    [413, "the same in chunks", { headers: PROTOBUF, body: Array.from({ length: 17 }, () => new Uint8Array(MIB)) }, 8],
    [413, "the same as a small gzip", { headers: zip, body: gzipSync(new Uint8Array(17 * MIB)) }, 8],
    [405, "GET", { method: "GET", headers: JSON_TYPE }, 12],
    [405, "PATCH", { method: "PATCH", headers: PROTOBUF }, 12],
  ] as const)("%i: %s", async (status, _, call, code) => {
    const answer = await listener.call(call);
    expect(answer.status).toBe(status);
    const type = "content-type" in call.headers && call.headers["content-type"] === "application/x-protobuf" ? "x-protobuf" : "json";
    expect(answer.headers["content-type"]).toBe(`application/${type}`);
    expect(statusIn(answer)).toEqual({ code, message: expect.stringMatching(/^[A-Z“0-9].+\.$/s) });
    if (status === 405) expect(answer.headers.allow).toBe("POST, OPTIONS");
    if (status === 401) expect(answer.headers["www-authenticate"]).toContain("Bearer");
    expect(await stored()).toBe(0);
  });

  test("a bomb, without being inflated", async () => {
    const bomb = gzipSync(Buffer.alloc(512 * MIB));
    const before = process.memoryUsage().rss;
    expect((await listener.call({ headers: zip, body: bomb })).status).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
  }, 60_000);
});

describe("around it", () => {
  test("every answer carries the security headers", async () => {
    for (const call of [{ headers: PROTOBUF }, { path: "/nothing", headers: {} }, { method: "GET", headers: {} }]) {
      const { headers } = await listener.call(call);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
    }
  });

  test("a browser may send from where people open Wake, and from nowhere else", async () => {
    const preflight = (origin: string) =>
      listener.call({ method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } });
    const allowed = await preflight(WEB_ORIGIN);
    expect(allowed.status).toBe(204);
    expect(allowed.headers["access-control-allow-origin"]).toBe(WEB_ORIGIN);
    expect(allowed.headers["access-control-allow-headers"]).toContain("authorization");
    expect((await listener.call({ headers: { ...PROTOBUF, origin: WEB_ORIGIN } })).headers["access-control-allow-origin"]).toBe(WEB_ORIGIN);
    const foreign = await preflight("https://elsewhere.example");
    expect(foreign.headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("the heartbeat hears of every attempt, with what its sender was told", async () => {
    await listener.call({ headers: { ...PROTOBUF, "user-agent": "sdk/1" }, body: protobuf() });
    await listener.call({ headers: { ...PROTOBUF, authorization: "Bearer nobody", "user-agent": "sdk/2" } });
    await listener.call({ path: "/v1/logs", headers: { ...PROTOBUF, "user-agent": "sdk/3" } });
    await flushAttempts();
    const { rows } = await pool().query(
      `SELECT endpoint, outcome, status, sender, detail FROM "IngestAttempt" WHERE sender IS NOT NULL ORDER BY sender`,
    );
    expect(rows).toEqual([
      { endpoint: "/v1/traces", outcome: "accepted", status: 200, sender: "sdk/1", detail: "Taken." },
      { endpoint: "/v1/traces", outcome: "refused", status: 401, sender: "sdk/2", detail: "This token is unknown, revoked or expired." },
      { endpoint: "/v1/logs", outcome: "ignored", status: 404, sender: "sdk/3", detail: "Wake does not take logs yet." },
    ]);
  });
});
