import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SeriesKind } from "@/lib/domain/rollup";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import { createToken } from "@/lib/services/token/create";
import { freshDatabase } from "@/tests/support/database";
import { AUTHORISED, openListener } from "@/tests/support/otlp-listener";
import { ago, asJson, logsOf, metricsOf, newId, pointOf, recordOf, SERVICE, spanOf, tracesOf } from "@/tests/support/otlp-now";
import { asProtobuf } from "@/tests/support/otlp-schema";
import { countOf } from "@/tests/support/stored-count";

let listener: Awaited<ReturnType<typeof openListener>>;
beforeAll(async () => {
  listener = await openListener();
});
afterAll(() => listener.close());
beforeEach(freshDatabase);

const METRIC: readonly SeriesKind[] = ["server-metric"];

async function send(signal: OtlpSignal, request: object, encoding: "protobuf" | "json" = "protobuf"): Promise<number> {
  const answer = await listener.call({
    path: `/v1/${signal}`,
    headers: { ...AUTHORISED, "content-type": encoding === "json" ? "application/json" : "application/x-protobuf" },
    body: encoding === "json" ? asJson(request) : asProtobuf(signal, request),
  });
  return answer.status;
}

test("65: a span that comes twice counts once, in one body and in two", async () => {
  const one = spanOf();
  expect(await send("traces", tracesOf(one, one))).toBe(200);
  expect(await countOf(["server"])).toBe(1);
  expect(await send("traces", tracesOf(one, spanOf()))).toBe(200);
  expect(await countOf(["server"])).toBe(2);
});

describe("a counter since the start of its process", () => {
  const start = ago(120);
  const at = (seconds: number, counts: readonly number[], startTimeUnixNano = start) =>
    metricsOf([
      pointOf({
        startTimeUnixNano,
        timeUnixNano: ago(seconds),
        count: String(counts.reduce((sum, count) => sum + count, 0)),
        bucketCounts: counts.map(String),
      }),
    ]);

  test("66: adds what it grew by", async () => {
    await send("metrics", at(60, [3, 0, 1, 0]));
    await send("metrics", at(5, [3, 1, 1, 0]));
    expect(await countOf(METRIC)).toBe(5);
  });

  test("68: adds the same when its points come in the wrong order", async () => {
    await send("metrics", at(5, [3, 1, 1, 0]));
    await send("metrics", at(60, [3, 0, 1, 0]));
    expect(await countOf(METRIC)).toBe(5);
  });

  test("69: starts again after a restart, and nothing is taken away", async () => {
    await send("metrics", at(60, [5, 0, 0, 0]));
    await send("metrics", at(5, [2, 0, 0, 0], ago(30)));
    expect(await countOf(METRIC)).toBe(7);
  });
});

test("67: what grew since the last time adds up", async () => {
  const [first, second, third] = [ago(120), ago(60), ago(5)];
  const delta = (startTimeUnixNano: string, timeUnixNano: string, count: number) =>
    metricsOf([pointOf({ startTimeUnixNano, timeUnixNano, count: String(count), bucketCounts: [String(count), "0", "0", "0"] })], 1);
  await send("metrics", delta(first, second, 4));
  await send("metrics", delta(second, third, 1));
  await send("metrics", delta(second, third, 1));
  expect(await countOf(METRIC)).toBe(5);
});

test.each([
  ["traces", "server", "*", () => tracesOf(spanOf(), spanOf())],
  ["metrics", "server-metric", "*", () => metricsOf([pointOf()])],
  ["logs", "log", "error", () => logsOf(recordOf(), recordOf())],
] as const)("71: %s are stored alike from both encodings", async (signal, kind, operation, make) => {
  const request = make();
  await send(signal, request, "json");
  const stored = await countOf([kind], { operation });
  await freshDatabase();
  await send(signal, make());
  expect(stored).toBeGreaterThan(0);
  expect(await countOf([kind], { operation })).toBe(stored);
});

test("72: what a token may not reach stays unknown to it, even with the trace ids of another", async () => {
  const traceId = newId(16);
  await send("traces", tracesOf(spanOf({ traceId })));
  const admin = { kind: "user", id: "00000000-0000-0000-0000-000000000001", name: "admin", role: "admin" } as const;
  const { token } = await createToken(
    admin,
    { name: "elsewhere", scopes: ["ingest:otlp"], services: ["elsewhere"], expiresInDays: null },
    new Date(),
  );
  const answer = await listener.call({
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: asJson(tracesOf(spanOf({ traceId }))),
  });
  expect([answer.status, answer.body.toString()]).toEqual([200, expect.stringContaining("does not reach")]);
  expect(answer.body.toString()).not.toContain(SERVICE);
  expect(await countOf(["server"])).toBe(1);
});
