import { describe, expect, test } from "vitest";
import { reduceTraces } from "@/lib/ingest/otlp/reduce-traces";
import type { TraceReduction } from "@/lib/ingest/otlp/trace-reduction";
import { CHECKOUT, jsonBody, NOW, ns, reduceAs, resource, span } from "@/tests/support/otlp-build";
import { jsonTraces } from "@/tests/support/otlp-encode";

const read = (value: unknown): TraceReduction => reduceTraces(jsonBody(value), "json", NOW);
const base = {
  traceId: "AB".repeat(16),
  spanId: "cD".repeat(8),
  name: "work",
  kind: 2,
  startTimeUnixNano: String(ns(NOW)),
  endTimeUnixNano: String(ns(NOW)),
};
const withSpan = (changes: object): unknown => ({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...base, ...changes }] }] }] });
const withAttribute = (key: string, value: unknown): unknown => ({
  resourceSpans: [{ resource: { attributes: [{ key, value }] }, scopeSpans: [{ spans: [base] }] }],
});

describe("JSON as senders write it", () => {
  test("ids in either case; enums by number or name; times as text or number", () => {
    expect(read(withSpan({}))).toMatchObject({ accepted: 1 });
    expect(read(withSpan({ kind: "SPAN_KIND_CLIENT" })).deltas[0]?.key.kind).toBe("client");
    expect(read(withSpan({ kind: "SPAN_KIND_OF_TOMORROW" }))).toMatchObject({ ignored: 1 });
    expect(read(withSpan({ status: { code: "STATUS_CODE_ERROR" } })).deltas[0]?.errors).toBe(1);
    expect(read(withSpan({ startTimeUnixNano: Number(ns(NOW)) })).deltas[0]?.minute).toBe(NOW / 60_000);
  });

  test("a minute's last nanosecond stays in it", () => {
    expect(read(withSpan({ startTimeUnixNano: String(ns(NOW) - 1n) })).deltas[0]?.minute).toBe(NOW / 60_000 - 1);
    expect(read(withSpan({ startTimeUnixNano: String(ns(NOW)) })).deltas[0]?.minute).toBe(NOW / 60_000);
  });

  test("snake_case, null and unknown fields", () => {
    const snake = {
      trace_id: base.traceId,
      span_id: base.spanId,
      name: "work",
      kind: 2,
      start_time_unix_nano: base.startTimeUnixNano,
      later: [{}],
      events: null,
    };
    const body = { later: 1, resource_spans: [{ resource: null, later: {}, scope_spans: [{ scope: null, spans: [snake] }] }, null] };
    expect(read(body)).toMatchObject({ accepted: 1 });
  });

  test.each([
    [{ intValue: 2 }, "2"],
    [{ intValue: "9223372036854775807" }, "9223372036854775807"],
    [{ int_value: "-7" }, "-7"],
    [{ doubleValue: "NaN" }, "NaN"],
    [{ doubleValue: "-Infinity" }, "-Infinity"],
    [{ boolValue: false }, "false"],
    [{ arrayValue: { values: [{ stringValue: "first" }, {}] } }, "first"],
    [{ arrayValue: {} }, "unknown"],
    [{ bytesValue: "AQI=" }, "unknown"],
    [{ kvlistValue: { values: [] } }, "unknown"],
    [{ stringValueStrindex: 3 }, "unknown"],
    [{}, "unknown"],
    [null, "unknown"],
  ])("a version of %j is %s", (value, version) => {
    expect(read(withAttribute("service.version", value)).services[0]?.version).toBe(version);
  });

  test("keys of the prototype are keys like others", () => {
    const body = `{"__proto__":{"resourceSpans":5},"resourceSpans":[{"constructor":1,"scopeSpans":[{"spans":[${JSON.stringify(base).replace("{", '{"__proto__":{"kind":3},')}]}]}]}`;
    expect(reduceTraces(new TextEncoder().encode(body), "json", NOW).deltas[0]?.key.kind).toBe("server");
    expect(read(withAttribute("__proto__", { stringValue: "x" }))).toMatchObject({ accepted: 1 });
  });

  test("a byte order mark is no mistake", () => {
    const body = jsonBody(jsonTraces([resource([span()], CHECKOUT)]));
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...body);
    expect(reduceTraces(marked, "json", NOW)).toEqual(reduceAs("json", [resource([span()], CHECKOUT)]));
  });
});

describe("JSON that is wrong is named by its path", () => {
  test.each([
    [1234, "its root"],
    [[], "its root"],
    [{ resourceSpans: { a: 1 } }, "resourceSpans"],
    [{ resourceSpans: [5] }, "resourceSpans[0]"],
    [{ resourceSpans: [{}, { scopeSpans: "x" }] }, "resourceSpans[1].scopeSpans"],
    [withSpan({ startTimeUnixNano: "soon" }), "resourceSpans[0].scopeSpans[0].spans[0].startTimeUnixNano"],
    [withSpan({ startTimeUnixNano: -1 }), "resourceSpans[0].scopeSpans[0].spans[0].startTimeUnixNano"],
    [withSpan({ endTimeUnixNano: "18446744073709551616" }), "resourceSpans[0].scopeSpans[0].spans[0].endTimeUnixNano"],
    [withSpan({ traceId: 5 }), "resourceSpans[0].scopeSpans[0].spans[0].traceId"],
    [withSpan({ status: [] }), "resourceSpans[0].scopeSpans[0].spans[0].status"],
    [withAttribute("service.name", { stringValue: 5 }), "resourceSpans[0].attributes[].value.stringValue"],
    [withAttribute("service.name", { intValue: 1.5 }), "resourceSpans[0].attributes[].value.intValue"],
  ])("%j", (body, path) => {
    const issues = path === "its root" ? expect.anything() : [expect.objectContaining({ field: path })];
    expect(() => read(body)).toThrow(expect.objectContaining({ code: "invalid", message: expect.stringContaining(`at ${path}:`), issues }));
  });

  test("broken text says where, and quotes nothing of it", () => {
    const parse = (text: string | Uint8Array) => () =>
      reduceTraces(typeof text === "string" ? new TextEncoder().encode(text) : text, "json", NOW);
    expect(parse('{"secret":tru}')).toThrow(/^The body is not valid JSON( \(near character \d+\))?\.$/);
    expect(parse('{"secret":"x"')).toThrow(/^The body is not valid JSON( \(near character 13\))?\.$/);
    expect(parse("")).toThrow("The body is empty.");
    expect(parse(Uint8Array.of(0x22, 0xff, 0x22))).toThrow("The body is not valid UTF-8.");
    expect(parse("[".repeat(1_000_000))).toThrow(expect.objectContaining({ code: "invalid" }));
  });
});
