import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transcode } from "@/lib/ingest/otlp/json/transcode";
import { OTLP_SIGNALS } from "@/lib/ingest/otlp/signal";
import { asProtobuf, fromProtobuf } from "@/tests/support/otlp-schema";
import { drawFrom, jsonText } from "./support/json-text";
import { REQUESTS } from "./support/requests";

const utf8 = new TextEncoder();

describe.each(OTLP_SIGNALS)("%s", (signal) => {
  test("however a request is spelled, its protobuf says the same", () => {
    fc.assert(
      fc.property(REQUESTS[signal], fc.nat(), (request, seed) => {
        const read = fromProtobuf(signal, transcode(utf8.encode(jsonText(request, drawFrom(seed))), signal));
        expect(read).toEqual(fromProtobuf(signal, asProtobuf(signal, request)));
      }),
      { numRuns: 200 },
    );
  });
});

test("a body is not changed by the one before it, nor by one that fails", () => {
  const spanNamed = (name: string): Uint8Array => utf8.encode(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [{ name }] }] }] }));
  const small = transcode(spanNamed("small"), "traces").slice();
  transcode(spanNamed("x".repeat(9_000_000)), "traces");
  expect(transcode(spanNamed("small"), "traces")).toEqual(small);
  expect(() => transcode(spanNamed("large".repeat(100)).subarray(0, 300), "traces")).toThrow("ends too early");
  expect(transcode(spanNamed("small"), "traces")).toEqual(small);
});

describe("protobuf that is longer than its JSON has room", () => {
  const points = (json: string): unknown =>
    fromProtobuf(
      "metrics",
      transcode(utf8.encode(`{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"histogram":${json}}]}]}]}`), "metrics"),
    );
  const pointsOf = (histogram: object): object => ({ resourceMetrics: [{ scopeMetrics: [{ metrics: [{ histogram }] }] }] });

  test("counts of one digit", () => {
    const counts = Array.from({ length: 100_000 }, (_, index) => index % 10);
    const bucketCounts = counts.map(String);
    expect(points(`{"dataPoints":[{"bucketCounts":[${counts}]}]}`)).toEqual(pointsOf({ dataPoints: [{ bucketCounts }] }));
  });

  test("empty points, and fields given again and again", () => {
    const dataPoints = Array.from({ length: 50_000 }, () => ({}));
    expect(points(JSON.stringify({ dataPoints }))).toEqual(pointsOf({ dataPoints }));
    expect(points(`{"dataPoints":[{${'"min":1,'.repeat(50_000)}"min":2}]}`)).toEqual(pointsOf({ dataPoints: [{ min: 2 }] }));
  });
});
