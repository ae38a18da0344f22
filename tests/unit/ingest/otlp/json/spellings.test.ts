import { describe, expect, test } from "vitest";
import { transcode } from "@/lib/ingest/otlp/json/transcode";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import { fromProtobuf } from "@/tests/support/otlp-schema";

const utf8 = new TextEncoder();
const read = (text: string, signal: OtlpSignal) => fromProtobuf(signal, transcode(utf8.encode(text), signal));
const span = (fields: string) => read(`{"resourceSpans":[{"scopeSpans":[{"spans":[{${fields}}]}]}]}`, "traces");
const spanOf = (span: object) => ({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
const value = (json: string) => read(`{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":${json}}]}]}]}`, "logs");
const bodyOf = (body: object) => ({ resourceLogs: [{ scopeLogs: [{ logRecords: [{ body }] }] }] });

describe("ids", () => {
  test("hex of either case, with escapes too", () => {
    const traceId = Buffer.from("ab".repeat(16), "hex").toString("base64");
    expect(span(`"traceId":"${"aB".repeat(16)}"`)).toEqual(spanOf({ traceId }));
    expect(span(`"trace_id":"\\u0061b${"ab".repeat(15)}"`)).toEqual(spanOf({ traceId }));
  });

  test.each(["", "abc", "ab".repeat(15), "ab".repeat(17), `${"ab".repeat(15)}zz`, "é".repeat(16)])(
    "%s is no trace id, which is the item's fault only",
    (id) => {
      expect(span(`"traceId":"${id}","kind":3`)).toEqual(spanOf({ kind: 3 }));
    },
  );
});

describe("enums", () => {
  test.each([
    ['"kind":"SPAN_KIND_CLIENT"', { kind: 3 }],
    ['"kind":"SPAN_KIND_OF_TOMORROW"', {}],
    ['"kind":99', { kind: 99 }],
    ['"kind":-1', { kind: -1 }],
    ['"status":{"code":"STATUS_CODE_ERROR","message":"no"}', { status: { code: 2 } }],
  ])("%s", (text, expected) => {
    expect(span(text)).toEqual(spanOf(expected));
  });

  test("severities and temporalities", () => {
    const log = read('{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"severityNumber":"SEVERITY_NUMBER_ERROR2"}]}]}]}', "logs");
    expect(log).toEqual({ resourceLogs: [{ scopeLogs: [{ logRecords: [{ severityNumber: 18 }] }] }] });
    const delta =
      '{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"sum":{"aggregationTemporality":"AGGREGATION_TEMPORALITY_DELTA"}}]}]}]}';
    expect(read(delta, "metrics")).toEqual({
      resourceMetrics: [{ scopeMetrics: [{ metrics: [{ sum: { aggregationTemporality: 1 } }] }] }],
    });
  });
});

describe("values", () => {
  test.each([
    ["{}", {}],
    ['{"intValue":2}', { intValue: "2" }],
    ['{"int_value":"-7"}', { intValue: "-7" }],
    ['{"doubleValue":"NaN"}', { doubleValue: Number.NaN }],
    ['{"boolValue":false}', { boolValue: false }],
    ['{"stringValue":null}', {}],
    ['{"stringValueStrindex":3}', {}],
    ['{"arrayValue":{}}', { arrayValue: {} }],
    ['{"arrayValue":{"values":[{"stringValue":"a"},{},null]}}', { arrayValue: { values: [{ stringValue: "a" }, {}, {}] } }],
    ['{"kvlistValue":{"values":[{"key":"a","value":null},{"keyStrindex":1}]}}', { kvlistValue: { values: [{ key: "a" }, {}] } }],
    ['{"stringValue":"a","intValue":5}', { intValue: "5" }],
    ['{"stringValue":"\\ud83d\\ude00 \\ud83d \\ude00\\ud83d\\u0041\\b\\/"}', { stringValue: "😀 � ��A\b/" }],
    ['{"st\\u0072ingValue" : "a"}', { stringValue: "a" }],
    ['{"stringValue\\":":"a"}', {}],
  ])("%s", (json, expected) => {
    expect(value(json)).toEqual(bodyOf(expected));
  });

  test.each([
    ["AQID", "AQID"],
    ["-_-_", "+/+/"],
    ["AQ", "AQ=="],
    ["AQ==", "AQ=="],
    ["AQI", "AQI="],
    ["\\/\\/8=", "//8="],
  ])("bytes in base64: %s", (sent, bytesValue) => {
    expect(value(`{"bytesValue":"${sent}"}`)).toEqual(bodyOf({ bytesValue }));
  });

  test.each(["A", "AQ=", "A===", "AQ==AQ==", "A Q=", "=", "é"])("no base64: %s", (sent) => {
    expect(() => value(`{"bytesValue":"${sent}"}`)).toThrow("bytes in base64");
  });
});

describe("attributes in any layout", () => {
  const v = { key: "k", value: { stringValue: "v" } };
  test.each([
    ['{"key":"k","value":{"stringValue":"v"}}', v],
    ['{"key":"k","value":{"stringValue": "v"}}', v],
    ['{"key":"k","value":{"stringValue":"v" }}', v],
    ['{"key":"k","value":{"stringValue":"v"} }', v],
    ['{"key":"k", "value":{"stringValue":"v"}}', v],
    ['{"key":"k","value":{"later":1,"stringValue":"v"}}', v],
    ['{"key":"k","value":{"intValue":1,"stringValue":"v"}}', v],
    ['{"key":"k","value":{"stringValue":"v"},"keyStrindex":1}', v],
    ['{"value":{"stringValue":"v"},"key":"k"}', v],
    ['{"key":"j","key":"k","value":{"string_value":"v"}}', v],
    ['{"key":"k","value":{"stringValue":null}}', { key: "k", value: {} }],
    ['{"key":"k","value":{"boolValue":true}}', { key: "k", value: { boolValue: true } }],
    ['{"key":"k","value":{}}', { key: "k", value: {} }],
    ['{"key":"k","value":null}', { key: "k" }],
    ['{"key":"k"}', { key: "k" }],
    ["null", {}],
  ])("%s", (text, attribute) => {
    expect(span(`"attributes":[${text},${text}]`)).toEqual(spanOf({ attributes: [attribute, attribute] }));
  });
});

describe("what is left out", () => {
  test("null, unknown names and names of the prototype", () => {
    const text =
      '{"__proto__":{"resourceSpans":5},"resourceSpans":[{"constructor":1,"scope_spans":[{"scope":null,"spans":[{"kind":2,"events":null}]}]},null]}';
    expect(read(text, "traces")).toEqual({ resourceSpans: [{ scopeSpans: [{ spans: [{ kind: 2 }] }] }, {}] });
  });

  test("a byte order mark; nothing is an empty request", () => {
    expect(read("\ufeff {} ", "logs")).toEqual({});
    expect(read('{"resourceMetrics":[]}', "metrics")).toEqual({});
  });
});

test("an attribute is as short as protobuf writes it, so that equal attributes are equal bytes", () => {
  const attributes = (text: string) =>
    Buffer.from(transcode(utf8.encode(`{"resourceSpans":[{"resource":{"attributes":[${text}]}}]}`), "traces")).toString("latin1");
  const long = "v".repeat(200);
  expect(attributes(`{"key":"k","value":{"stringValue":"v"}}`)).toContain("\x0a\x08\x0a\x01k\x12\x03\x0a\x01v");
  expect(attributes(`{ "key" : "k", "value": { "stringValue": "${long}" } }`)).toContain(
    `\x0a\xd1\x01\x0a\x01k\x12\xcb\x01\x0a\xc8\x01${long}`,
  );
  expect(attributes(`{"key":"k","value":{"stringValue":"${long}"}}`)).toContain(`\x0a\xd1\x01\x0a\x01k\x12\xcb\x01\x0a\xc8\x01${long}`);
});
