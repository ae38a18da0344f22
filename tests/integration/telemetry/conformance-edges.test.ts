import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { flushAttempts } from "@/lib/services/intake/record-attempt";
import { freshDatabase } from "@/tests/support/database";
import { statusIn } from "@/tests/support/otlp-answers";
import { message } from "@/tests/support/otlp-encode";
import { AUTHORISED, type Call, callWebRoute, openListener, PAGE_ORIGIN, WEB_ORIGIN } from "@/tests/support/otlp-listener";
import { ago, asJson, logsOf, metricsOf, pointOf, recordOf, spanOf, tracesOf } from "@/tests/support/otlp-now";
import { asProtobuf } from "@/tests/support/otlp-schema";
import { countOf } from "@/tests/support/stored-count";

const MIB = 1_048_576;
const PROTOBUF = { ...AUTHORISED, "content-type": "application/x-protobuf" };
const JSON_TYPE = { ...AUTHORISED, "content-type": "application/json" };
const FOREIGN = "https://elsewhere.example";

let listener: Awaited<ReturnType<typeof openListener>>;
beforeAll(async () => {
  process.env["WAKE_OTLP_TOKEN_MIB_PER_S"] = "8";
  listener = await openListener();
});
afterAll(() => listener.close());
beforeEach(async () => {
  await freshDatabase();
  delete (globalThis as typeof globalThis & { wakeOtlpSenders?: unknown }).wakeOtlpSenders;
});

const traces = (count = 1): Uint8Array => asProtobuf("traces", tracesOf(...Array.from({ length: count }, () => spanOf())));

describe.each([
  ["the listener", (call: Call) => listener.call(call)],
  ["the web route", callWebRoute],
] as const)("a browser at %s", (_door, send) => {
  const ask = (origin: string) =>
    send({
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization" },
    });

  test.each([WEB_ORIGIN, PAGE_ORIGIN])("61-62: may send from %s, and read what it is told", async (origin) => {
    const preflight = await ask(origin);
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type, authorization, content-encoding, idempotency-key",
      "access-control-max-age": "7200",
      vary: "origin",
    });
    for (const headers of [
      { ...PROTOBUF, origin },
      { ...PROTOBUF, origin, authorization: "Bearer nobody" },
    ]) {
      const answer = await send({ headers });
      expect(answer.headers).toMatchObject({
        "access-control-allow-origin": origin,
        "access-control-expose-headers": "retry-after",
        vary: "origin",
      });
    }
  });

  test("63: is told nothing from anywhere else", async () => {
    for (const answer of [await ask(FOREIGN), await ask("null"), await send({ headers: { ...PROTOBUF, origin: FOREIGN } })])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });

  test("may send traces and logs, but no metrics", async () => {
    const headers = { ...PROTOBUF, origin: PAGE_ORIGIN };
    const metrics = await send({ path: "/v1/metrics", headers, body: asProtobuf("metrics", metricsOf([pointOf()])) });
    expect([metrics.status, statusIn(metrics)]).toEqual([
      403,
      { code: 7, message: expect.stringContaining("A page may not send metrics.") },
    ]);
    expect((await send({ headers, body: traces() })).status).toBe(200);
    expect((await send({ path: "/v1/logs", headers, body: asProtobuf("logs", logsOf(recordOf())) })).status).toBe(200);
  });

  test("is told to wait when it floods, and servers with the same token are not", async () => {
    const headers = { ...PROTOBUF, origin: PAGE_ORIGIN };
    // More than a page may send in seconds, in a field that Wake does not read.
    expect((await send({ headers, body: message(15, new Uint8Array(15 * MIB)) })).status).toBe(200);
    const refused = await send({ headers });
    expect([refused.status, refused.headers]).toEqual([
      429,
      expect.objectContaining({ "retry-after": expect.stringMatching(/^[1-5]$/), "access-control-allow-origin": PAGE_ORIGIN }),
    ]);
    expect((await send({ headers: PROTOBUF })).status).toBe(200);
  });
});

describe("large bodies", () => {
  test("59, 70: some MiB in gzip arrive whole", async () => {
    const body = traces(46_000);
    expect(body.length).toBeGreaterThan(5 * MIB);
    expect((await listener.call({ headers: { ...PROTOBUF, "content-encoding": "gzip" }, body: gzipSync(body) })).status).toBe(200);
    expect(await countOf(["server"])).toBe(46_000);
  });

  test("60, 70: twelve MiB of JSON arrive whole", async () => {
    const padding = { key: "padding", value: { stringValue: "x".repeat(800) } };
    const body = asJson(tracesOf(...Array.from({ length: 12_500 }, () => spanOf({ attributes: [padding] }))));
    expect(body.length).toBeGreaterThan(12 * MIB);
    expect((await listener.call({ headers: JSON_TYPE, body })).status).toBe(200);
    expect(await countOf(["server"])).toBe(12_500);
  });

  test("60, 70: and of many small records", async () => {
    const record = { timeUnixNano: ago(2), severityNumber: 9, body: { stringValue: "The basket was opened by its owner again" } };
    const body = asJson(logsOf(...Array.from({ length: 110_000 }, () => record)));
    expect(body.length).toBeGreaterThan(12 * MIB);
    expect((await listener.call({ path: "/v1/logs", headers: JSON_TYPE, body })).status).toBe(200);
    expect(await countOf(["log"], { operation: "info" })).toBe(110_000);
  });

  test("a token that sends more than its rate is told when there is budget again", async () => {
    const body = asJson({ padding: "x".repeat(15 * MIB) });
    const statuses: number[] = [];
    for (let sent = 0; sent < 12; sent++) {
      const answer = await listener.call({ headers: JSON_TYPE, body });
      statuses.push(answer.status);
      if (answer.status === 429) {
        expect(Number(answer.headers["retry-after"])).toBeGreaterThanOrEqual(1);
        expect(Number(answer.headers["retry-after"])).toBeLessThanOrEqual(5);
        expect(statusIn(answer)).toEqual({ code: 8, message: expect.stringContaining("WAKE_OTLP_TOKEN_MIB_PER_S") });
      }
    }
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });
});

test("the heartbeat hears of every attempt, with what its sender was told", async () => {
  await listener.call({ headers: { ...PROTOBUF, "user-agent": "sdk/1" }, body: traces() });
  await listener.call({ headers: { ...PROTOBUF, authorization: "Bearer nobody", "user-agent": "sdk/2" } });
  await listener.call({ path: "/v1development/profiles", headers: { ...PROTOBUF, "user-agent": "sdk/3" } });
  await flushAttempts();
  const { rows } = await pool().query(
    `SELECT endpoint, outcome, status, sender, detail FROM "IngestAttempt" WHERE sender IS NOT NULL ORDER BY sender`,
  );
  expect(rows).toEqual([
    { endpoint: "/v1/traces", outcome: "accepted", status: 200, sender: "sdk/1", detail: "Taken." },
    { endpoint: "/v1/traces", outcome: "refused", status: 401, sender: "sdk/2", detail: "This token is unknown, revoked or expired." },
    { endpoint: "/v1development/profiles", outcome: "ignored", status: 404, sender: "sdk/3", detail: "Wake does not take profiles." },
  ]);
});
