import { describe, expect, test } from "vitest";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { NOTHING } from "@/lib/ingest/otlp/nothing";
import {
  CHECKOUT,
  CLIENT,
  CONSUMER,
  NOW,
  ns,
  PRODUCER,
  reduce,
  reduceAs,
  resource,
  SERVER,
  STATUS_ERROR,
  span,
} from "@/tests/support/otlp-build";
import type { Attribute } from "@/tests/support/otlp-encode";

const http = (method: string, route: string, status: number): Attribute[] => [
  ["http.request.method", { text: method }],
  ["http.route", { text: route }],
  ["http.response.status_code", { int: BigInt(status) }],
];

describe("series", () => {
  test("one span gives its operation and all operations, in the minute it started", () => {
    const { deltas, accepted, latestMs } = reduce([span({ attributes: http("GET", "/cart/{id}", 200) })]);
    const key = { service: "checkout", environment: "production", version: "2.4.1", kind: "server" };
    const sums = { minute: NOW / 60_000 - 1, count: 1, errors: 0, ownErrors: 0, sumUs: 100_000, maxUs: 100_000 };
    const durations = { offset: 132, counts: [1] };
    expect(deltas).toEqual([
      { key: { ...key, operation: "GET /cart/{id}" }, ...sums, durations },
      { key: { ...key, operation: ALL_OPERATIONS }, ...sums, durations },
    ]);
    expect(accepted).toBe(1);
    expect(latestMs).toBe(NOW - 900);
  });

  test("spans of the four kinds make series; INTERNAL, unspecified and unknown kinds do not", () => {
    const { deltas, accepted, ignored } = reduce([SERVER, CLIENT, PRODUCER, CONSUMER, 0, 1, 99].map((kind) => span({ kind })));
    expect(deltas.filter(({ key }) => key.operation === "work").map(({ key }) => key.kind)).toEqual([
      "server",
      "client",
      "producer",
      "consumer",
    ]);
    expect({ accepted, ignored }).toEqual({ accepted: 4, ignored: 3 });
  });

  test("receiving and settling messages is no request, processing them is", () => {
    const consumer = (key: string, text: string) => span({ kind: CONSUMER, attributes: [[key, { text }]] });
    const type = "messaging.operation.type";
    const { accepted, ignored } = reduce([
      consumer(type, "receive"),
      consumer(type, "settle"),
      consumer(type, "process"),
      consumer("messaging.operation", "receive"),
    ]);
    expect({ accepted, ignored }).toEqual({ accepted: 1, ignored: 3 });
  });

  test("CI/CD spans are ignored, by their own attributes or their resource's", () => {
    const pipeline: Attribute = ["cicd.pipeline.name", { text: "build" }];
    expect(reduce([span({ attributes: [pipeline] }), span()])).toMatchObject({ accepted: 1, ignored: 1 });
    expect(reduce([span(), span()], [...CHECKOUT, pipeline])).toMatchObject({
      accepted: 0,
      ignored: 2,
      latestMs: NOW - 900,
      deltas: [],
      services: [],
    });
  });

  test("the minute is that of the start, to the nanosecond", () => {
    const edge = ns(NOW - 60_000);
    const { deltas } = reduce([span({ startNs: edge }), span({ startNs: edge - 1n }), span({ startNs: edge + 1n })]);
    const counts = deltas.filter(({ key }) => key.operation === "work").map(({ minute, count }) => [minute - NOW / 60_000, count]);
    expect(counts).toEqual([
      [-1, 2],
      [-2, 1],
    ]);
  });

  test("a span without a usable end is counted without a duration", () => {
    const start = ns(NOW - 1000);
    const [delta] = reduce([
      span({ endNs: 0n }),
      span({ startNs: start, endNs: start - 1n }),
      span({ startNs: start, endNs: start }),
    ]).deltas;
    expect(delta).toMatchObject({ count: 3, sumUs: 0, durations: { offset: -1, counts: [1] } });
  });
});

describe("operations", () => {
  const operationOf = (changes: Parameters<typeof span>[0]): string | undefined => reduce([span(changes)]).deltas[0]?.key.operation;

  test("a served HTTP request is its method and route; without one of them, its name", () => {
    expect(operationOf({ attributes: http("POST", "/pay", 200) })).toBe("POST /pay");
    expect(
      operationOf({
        attributes: [
          ["http.method", { text: "PUT" }],
          ["http.route", { text: "/old" }],
        ],
      }),
    ).toBe("PUT /old");
    expect(operationOf({ name: "GET", attributes: http("GET", "", 200) })).toBe("GET");
    expect(operationOf({ kind: CLIENT, name: "POST", attributes: http("POST", "/pay", 200) })).toBe("POST");
  });

  test("a name is kept short, clean and apart from “all operations”", () => {
    expect(operationOf({ name: ` ${"é".repeat(300)}` })).toBe("é".repeat(200));
    expect(operationOf({ name: "a\u0000b\n" })).toBe("a b");
    expect(operationOf({ name: "" })).toBe("unknown");
    expect(operationOf({ name: ALL_OPERATIONS })).toBe("(*)");
  });

  test("a name and a method with route that read the same are one operation", () => {
    const { deltas } = reduce([span({ name: "GET /x" }), span({ attributes: http("GET", "/x", 200) })]);
    expect(deltas.map(({ key, count }) => [key.operation, count])).toEqual([
      ["GET /x", 2],
      ["*", 2],
    ]);
  });
});

describe("rejections", () => {
  test("each has its reason, and the good ones count", () => {
    const day = 24 * 3_600_000;
    const { accepted, rejected } = reduce([
      span(),
      span({ traceId: "00".repeat(16) }),
      span({ traceId: "ab12" }),
      span({ spanId: "00".repeat(8) }),
      span({ startNs: 0n }),
      span({ startNs: ns(NOW - day - 1) }),
      span({ startNs: ns(NOW - day) }),
      span({ startNs: ns(NOW + 600_001), endNs: ns(NOW + 600_002) }),
      span({ endNs: ns(NOW + 600_001) }),
      span({ endNs: ns(NOW + 600_000) }),
    ]);
    expect(accepted).toBe(3);
    expect(rejected).toEqual([
      { reason: "trace-id", count: 2 },
      { reason: "span-id", count: 1 },
      { reason: "no-start", count: 1 },
      { reason: "too-old", count: 1 },
      { reason: "future", count: 2 },
    ]);
  });

  test("an INTERNAL span of long ago is ignored, not rejected: nothing is lost with it", () => {
    expect(reduce([span({ kind: 1, startNs: 1n })])).toMatchObject({ ignored: 1, rejected: [] });
  });
});

test("failures are counted by side: a served 404 is none, a called one is", () => {
  const attributes = http("GET", "/x", 404);
  const { deltas } = reduce([span({ attributes }), span({ kind: CLIENT, attributes }), span({ status: STATUS_ERROR })]);
  const all = deltas
    .filter(({ key }) => key.operation === ALL_OPERATIONS)
    .map(({ key, errors, ownErrors }) => [key.kind, errors, ownErrors]);
  expect(all).toEqual([
    ["server", 1, 1],
    ["client", 1, 0],
  ]);
});

test("services seen come with their first and last start", () => {
  const early = { startNs: ns(NOW - 5000), endNs: ns(NOW - 4000) };
  const other: Attribute[] = [["service.name", { text: "search" }]];
  const { services } = reduceAs("protobuf", [resource([span(), span(early)]), resource([span()], other), resource([])]);
  expect(services).toEqual([
    { service: "checkout", environment: "production", version: "2.4.1", firstMs: NOW - 5000, lastMs: NOW - 1000, accepted: 2, configs: [] },
    { service: "search", environment: "unknown", version: "unknown", firstMs: NOW - 1000, lastMs: NOW - 1000, accepted: 1, configs: [] },
  ]);
});

test("an empty body is an empty reduction", () => {
  const empty = { ...NOTHING, spans: { high: new Int32Array(0), low: new Int32Array(0) } };
  expect(reduceAs("protobuf", [])).toEqual(empty);
  expect(reduceAs("json", [])).toEqual(empty);
  expect(reduceAs("protobuf", [resource([])])).toEqual(empty);
});
