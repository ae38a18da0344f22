import { describe, expect, test } from "vitest";
import { MAX_GROUPS, MAX_POINTS } from "@/lib/ingest/otlp/limits";
import { reduceMetrics } from "@/lib/ingest/otlp/metrics/reduce-metrics";
import { NONE_PROMOTED, type PromotedMetrics, type Reduction } from "@/lib/ingest/otlp/reduction";
import type { Attribute } from "@/tests/support/otlp-encode";
import { CUMULATIVE, DELTA, encodeMetrics, type HistogramPoint, type MetricInput } from "@/tests/support/otlp-encode-metrics";

const NOW = Date.UTC(2026, 10, 20, 12);
const ns = (ms: number): bigint => BigInt(ms) * 1_000_000n;
const START = ns(NOW - 60_000);
const CHECKOUT: readonly Attribute[] = [
  ["service.name", { text: "checkout" }],
  ["deployment.environment.name", { text: "Production" }],
  ["service.version", { text: "2.4.1" }],
];

const reduce = (metrics: readonly MetricInput[], promoted: PromotedMetrics = NONE_PROMOTED, attributes = CHECKOUT): Reduction =>
  reduceMetrics(encodeMetrics([{ attributes, scope: { name: "http", version: "1" }, metrics }]), { now: NOW, known: null, promoted });

const http = (method: string, route: string, status: number): Attribute[] => [
  ["http.request.method", { text: method }],
  ["http.route", { text: route }],
  ["http.response.status_code", { int: BigInt(status) }],
];
const point = (changes: Partial<HistogramPoint> = {}): HistogramPoint => ({
  startNs: START,
  timeNs: ns(NOW),
  attributes: http("GET", "/cart/{id}", 200),
  count: 3,
  sum: 0.5,
  bounds: [0.1, 1],
  counts: [1, 2, 0],
  ...changes,
});
const durations = (points: readonly HistogramPoint[], changes: Partial<{ name: string; unit: string }> = {}): MetricInput => ({
  ...{ name: "http.server.request.duration", unit: "s", temporality: CUMULATIVE },
  ...changes,
  histogram: points,
});

describe("request metrics", () => {
  test("a point keeps its series, its times and its own buckets, in microseconds", () => {
    const { points, accepted, latestMs, services } = reduce([durations([point()])]);
    expect(points).toEqual([
      {
        stream: expect.stringMatching(/^[0-9a-f]{32}$/),
        key: { service: "checkout", environment: "production", version: "2.4.1", kind: "server-metric", operation: "GET /cart/{id}" },
        failed: false,
        temporality: "cumulative",
        startNs: START,
        timeNs: ns(NOW),
        value: { count: 3, sum: 500_000, max: null, buckets: { layout: "explicit", bounds: [100_000, 1_000_000], counts: [1, 2, 0] } },
      },
    ]);
    expect({ accepted, latestMs }).toEqual({ accepted: 1, latestMs: NOW });
    expect(services).toEqual([
      { service: "checkout", environment: "production", version: "2.4.1", firstMs: NOW, lastMs: NOW, accepted: 1, configs: [] },
    ]);
  });

  test("units are read, and older names mean milliseconds when they say nothing", () => {
    const sumOf = (name: string, unit: string) => reduce([durations([point({ sum: 2 })], { name, unit })]).points[0]?.value.sum;
    const today = "http.server.request.duration";
    expect([sumOf(today, ""), sumOf(today, "ms"), sumOf(today, "us"), sumOf("http.server.duration", "")]).toEqual([2e6, 2e3, 2, 2e3]);
    expect(["constructor", "__proto__", "{request}"].map((unit) => sumOf(today, unit))).toEqual([2e6, 2e6, 2e6]);
    expect(reduce([durations([point()], { name: "http.server.duration" })]).points[0]?.key.kind).toBe("server-metric-old");
  });

  test("an exponential histogram keeps scale, offset and counts, and the maximum of a delta", () => {
    const exponential = {
      startNs: START,
      timeNs: ns(NOW),
      count: 4,
      sum: 1.5,
      max: 1.25,
      scale: 3,
      zero: 1,
      offset: -64,
      positive: [1, 0, 2],
    };
    const metric = { name: "http.server.request.duration", unit: "s", exponential: [exponential] };
    expect(reduce([{ ...metric, temporality: DELTA }]).points[0]).toMatchObject({
      temporality: "delta",
      value: { max: 1_250_000, buckets: { layout: "exponential", scale: 3, unit: 1e6, zero: 1, offset: -64, counts: [1, 0, 2] } },
    });
    expect(reduce([{ ...metric, temporality: CUMULATIVE }]).points[0]?.value.max).toBeNull();
  });

  test("operations are named as spans of the same request are", () => {
    const operation = (name: string, attributes: Attribute[]) =>
      reduce([durations([point({ attributes })], { name })]).points[0]?.key.operation;
    const [web, rpc, queue] = ["http.server.request.duration", "rpc.server.call.duration", "messaging.process.duration"];
    expect(
      operation(web, [
        ["http.method", { text: "PUT" }],
        ["http.route", { text: "/old" }],
      ]),
    ).toBe("PUT /old");
    expect(operation(web, [["http.request.method", { text: "GET" }]])).toBe("GET");
    expect(operation(web, [])).toBe("unknown");
    expect(operation(web, [["http.request.method", { text: "*" }]])).toBe("(*)");
    expect(operation(rpc, [["rpc.method", { text: "shop.Cart/Add" }]])).toBe("shop.Cart/Add");
    expect(
      operation(rpc, [
        ["rpc.service", { text: "shop.Cart" }],
        ["rpc.method", { text: "Add" }],
      ]),
    ).toBe("shop.Cart/Add");
    expect(
      operation(queue, [
        ["messaging.operation.name", { text: "process" }],
        ["messaging.destination.name", { text: "orders" }],
      ]),
    ).toBe("process orders");
  });

  test("5xx fails, 4xx does not; without a status an error type does; of gRPC the server's faults", () => {
    const failed = (attributes: Attribute[]) => reduce([durations([point({ attributes })])]).points[0]?.failed;
    const error: Attribute = ["error.type", { text: "timeout" }];
    expect([failed(http("GET", "/", 503)), failed(http("GET", "/", 404)), failed([...http("GET", "/", 404), error])]).toEqual([
      true,
      false,
      false,
    ]);
    expect([failed([error]), failed([])]).toEqual([true, false]);
    expect(failed([["rpc.grpc.status_code", { int: 13n }]])).toBe(true);
    expect(failed([["rpc.response.status_code", { text: "NOT_FOUND" }], error])).toBe(false);
  });

  test("pipelines make no series, and a gauge of that name is no request", () => {
    const pipeline: Attribute = ["cicd.pipeline.name", { text: "build" }];
    expect(reduce([durations([point({ attributes: [pipeline] })])])).toMatchObject({ accepted: 1, points: [] });
    expect(reduce([durations([point()])], NONE_PROMOTED, [...CHECKOUT, pipeline])).toMatchObject({ accepted: 1, points: [] });
    expect(reduce([{ name: "http.server.request.duration", gauge: [{ timeNs: ns(NOW), double: 1 }] }]).points).toEqual([]);
  });
});

describe("rejections", () => {
  test("each has its reason, and the good ones count", () => {
    const { accepted, rejected, ignored } = reduce([
      durations([
        point(),
        point({ timeNs: 0n }),
        point({ counts: [1, 2] }),
        point({ counts: [3], bounds: [] }),
        point({ counts: [], bounds: [] }),
        point({ timeNs: ns(NOW - 86_400_001) }),
        point({ timeNs: ns(NOW + 600_001) }),
        point({ flags: 1, timeNs: 0n }),
      ]),
      { name: "orders", sum: [{ timeNs: ns(NOW), int: 1n }], temporality: 0, monotonic: true },
    ]);
    expect({ accepted, ignored }).toEqual({ accepted: 3, ignored: 1 });
    expect(rejected).toEqual(["no-time", "buckets", "too-old", "future", "temporality"].map((reason) => ({ reason, count: 1 })));
  });

  test("a body in which nothing is accepted speaks for nobody", () => {
    expect(reduce([durations([point({ timeNs: 0n })])])).toMatchObject({
      accepted: 0,
      services: [],
      metrics: [],
      points: [],
      latestMs: null,
    });
  });

  test("a body over a hard limit is refused as a whole", () => {
    const context = { now: NOW, known: null, promoted: NONE_PROMOTED };
    const resources = new Uint8Array(2 * (MAX_GROUPS + 1)).map((_, at) => (at % 2 === 0 ? 0x0a : 0));
    expect(() => reduceMetrics(resources, context)).toThrow(expect.objectContaining({ code: "too-large" }));
    const gauge = Array.from({ length: MAX_POINTS + 1 }, () => ({ timeNs: 0n, int: 1n }));
    expect(() => reduce([{ name: "m", gauge }])).toThrow(expect.objectContaining({ code: "too-large" }));
  });

  test("a body that ends early is refused", () => {
    const body = encodeMetrics([{ attributes: CHECKOUT, metrics: [durations([point()])] }]);
    const context = { now: NOW, known: null, promoted: NONE_PROMOTED };
    for (let length = 1; length < body.length; length++) expect(() => reduceMetrics(body.subarray(0, length), context)).toThrow("body");
  });
});

describe("the catalogue", () => {
  test("notes every metric, its attributes and how many streams it has", () => {
    const at = (plan: string) => ({ timeNs: ns(NOW - 1), double: 1, attributes: [["plan", { text: plan }] as const] });
    const { metrics } = reduce([
      {
        name: "orders",
        unit: "{order}",
        description: "Orders",
        sum: [at("pro"), at("free"), at("pro")],
        temporality: CUMULATIVE,
        monotonic: true,
      },
      { name: "queue.depth", gauge: [{ timeNs: ns(NOW), int: 7n }] },
      { name: "old", summary: [{ timeNs: ns(NOW) }] },
      { name: "silent", gauge: [] },
    ]);
    expect(metrics.map(({ name, kind, temporality, points, streams }) => [name, kind, temporality, points, streams.length])).toEqual([
      ["orders", "sum", "cumulative", 3, 2],
      ["queue.depth", "gauge", null, 1, 1],
      ["old", "summary", null, 1, 1],
    ]);
    expect(metrics[0]).toMatchObject({
      service: "checkout",
      unit: "{order}",
      description: "Orders",
      attributes: ["plan"],
      lastMs: NOW - 1,
    });
  });
});

describe("promoted metrics", () => {
  const tenths: PromotedMetrics = (service, name) => (service === "checkout" && name !== "other" ? { scale: 10 } : null);
  const sum = (temporality: number, monotonic: boolean) =>
    reduce([{ name: "m", sum: [{ startNs: START, timeNs: ns(NOW), double: 4.26 }], temporality, monotonic }], tenths).points;

  test("a gauge is one value, a counter is what it grew by, a total that may fall is a gauge", () => {
    const key = { kind: "metric", operation: "m" };
    expect(reduce([{ name: "m", gauge: [{ timeNs: ns(NOW), double: 4.26 }] }], tenths).points).toMatchObject([
      { key, temporality: "gauge", value: { count: 1, sum: 43, max: 43 } },
    ]);
    expect(sum(CUMULATIVE, true)).toMatchObject([{ key, temporality: "cumulative", value: { count: null, sum: 43, max: null } }]);
    expect(sum(DELTA, true)).toMatchObject([{ temporality: "delta", value: { count: null, sum: 43 } }]);
    expect(sum(CUMULATIVE, false)).toMatchObject([{ temporality: "gauge" }]);
    expect(sum(DELTA, false)).toEqual([]);
  });

  test("what is below zero, not finite or not chosen is not kept", () => {
    const kept = (double: number, name = "m") => reduce([{ name, gauge: [{ timeNs: ns(NOW), double }] }], tenths).points.length;
    expect([kept(-1), kept(Number.NaN), kept(Infinity), kept(1e300), kept(0), kept(1, "other")]).toEqual([0, 0, 0, 0, 1, 0]);
  });

  test("a request metric that is promoted is kept both ways, as two streams", () => {
    const { points } = reduce([durations([point()])], tenths);
    expect(points.map(({ key }) => key.kind)).toEqual(["server-metric", "metric"]);
    expect(points[0]?.stream).not.toBe(points[1]?.stream);
    expect(points[1]?.value).toMatchObject({ sum: 5, buckets: { bounds: [1, 10] } });
  });
});
