import { describe, expect, test } from "vitest";
import { transcode } from "@/lib/ingest/otlp/json/transcode";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";

const utf8 = new TextEncoder();
const read = (text: string, signal: OtlpSignal = "traces") => transcode(utf8.encode(text), signal);
const inSpan = (field: string): string => `{"resourceSpans":[{"scopeSpans":[{"spans":[{},{"name":"a, \\"b\\": [",${field}}]}]}]}`;
const SPAN = "resourceSpans[0].scopeSpans[0].spans[1]";
const inPoint = (kind: string, field: string): string =>
  `{"resourceMetrics": [ {"scopeMetrics": [ {"metrics": [ {"${kind}" : {"dataPoints": [ {}, {}, {${field}} ] } } ] } ] } ]}`;
const point = (kind: string): string => `resourceMetrics[0].scopeMetrics[0].metrics[0].${kind}.dataPoints[2]`;

describe("a value that its field does not take is named by its path", () => {
  test.each<[text: string, path: string, expected: string, signal?: OtlpSignal]>([
    ["1234", "its root", "an object"],
    ["[]", "its root", "an object"],
    ['"x"', "its root", "an object"],
    ["null", "its root", "an object"],
    ['{"resourceSpans":{"a":1}}', "resourceSpans", "an array"],
    ['{"resource_spans":5}', "resource_spans", "an array"],
    ['{"resourceSpans":[5]}', "resourceSpans[0]", "an object"],
    ['{"resourceSpans":[{},{"scopeSpans":"x"}]}', "resourceSpans[1].scopeSpans", "an array"],
    ['{"later":{"a":[1,{}]},"resourceSpans":[{"resource":[]}]}', "resourceSpans[0].resource", "an object"],
    [inSpan('"startTimeUnixNano":"soon"'), `${SPAN}.startTimeUnixNano`, "a whole number"],
    [inSpan('"startTimeUnixNano":-1'), `${SPAN}.startTimeUnixNano`, "a whole number of 64 bits, 0 or more"],
    [inSpan('"endTimeUnixNano":"18446744073709551616"'), `${SPAN}.endTimeUnixNano`, "a whole number of 64 bits, 0 or more"],
    [inSpan('"traceId":5'), `${SPAN}.traceId`, "a text of hex digits"],
    [inSpan('"name":{}'), `${SPAN}.name`, "a text"],
    [inSpan('"kind":1.5'), `${SPAN}.kind`, "a whole number"],
    [inSpan('"kind":4294967296'), `${SPAN}.kind`, "a whole number of 32 bits"],
    [inSpan('"status":[]'), `${SPAN}.status`, "an object"],
    [inSpan('"attributes":[{"key":"a","value":{"boolValue":1}}]'), `${SPAN}.attributes[0].value.boolValue`, "true or false"],
    [inSpan('"attributes":[{"key":"a","value":{"stringValue":5}}]'), `${SPAN}.attributes[0].value.stringValue`, "a text"],
    [inSpan('"attributes":[{},{"key":5}]'), `${SPAN}.attributes[1].key`, "a text"],
    [inSpan('"attributes":[{"value":{"bytesValue":"a"}}]'), `${SPAN}.attributes[0].value.bytesValue`, "bytes in base64"],
    [inSpan('"events":[{"attributes":[{"value":7}]}]'), `${SPAN}.events[0].attributes[0].value`, "an object"],
    [inPoint("gauge", '"asDouble":"x"'), `${point("gauge")}.asDouble`, "a number", "metrics"],
    [inPoint("sum", '"asInt":1.5'), `${point("sum")}.asInt`, "a whole number", "metrics"],
    [inPoint("histogram", '"bucketCounts":[1,null]'), `${point("histogram")}.bucketCounts[1]`, "a whole number", "metrics"],
    [inPoint("histogram", '"explicitBounds":[1,2,[]]'), `${point("histogram")}.explicitBounds[2]`, "a number", "metrics"],
    [inPoint("exponentialHistogram", '"scale":1e10'), `${point("exponentialHistogram")}.scale`, "a whole number of 32 bits", "metrics"],
    [
      '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":"x"}]}]}]}',
      "resourceLogs[0].scopeLogs[0].logRecords[0].body",
      "an object",
      "logs",
    ],
  ])("%s", (text, path, expected, signal) => {
    expect(() => read(text, signal)).toThrow(
      expect.objectContaining({
        code: "invalid",
        message: `The JSON body is wrong at ${path}: expected ${expected}.`,
        issues: [{ field: path, message: `Expected ${expected}.` }],
        fix: expect.any(String),
      }),
    );
  });
});

describe("a text that is not JSON is named by its byte, and nothing of it is quoted", () => {
  test.each([
    ['{"secret":tru}', "The body is not valid JSON (near byte 13)."],
    ['{"secret":"x"', "The body is not valid JSON: it ends too early (at byte 13)."],
    ['{"secret":"x', "The body is not valid JSON: it ends too early (at byte 12)."],
    ['{"secret" "x"}', "The body is not valid JSON (near byte 10)."],
    ['{"secret":"\\q"}', "The body is not valid JSON (near byte 12)."],
    ['{"secret":1} x', "The body is not valid JSON (near byte 13)."],
    ['{"é":"\n"}', "The body is not valid JSON (near byte 7)."],
    ['{"a":[1,]}', "The body is not valid JSON (near byte 8)."],
    ['{"a":{"b":1,}}', "The body is not valid JSON (near byte 12)."],
    ["   ", "The body is not valid JSON: it ends too early (at byte 3)."],
    ["", "The body is empty."],
  ])("%s", (text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: "invalid", message }));
  });

  test.each([
    ["in a text", [...utf8.encode('{"a":"'), 0xff, ...utf8.encode('"}')]],
    ["cut inside a character", [...utf8.encode('{"a":"'), 0xc3, ...utf8.encode('"}')]],
    ["a surrogate", [...utf8.encode('{"a":"'), 0xed, 0xa0, 0x80, ...utf8.encode('"}')]],
  ])("bytes that are not UTF-8 %s", (_, bytes) => {
    expect(() => transcode(Uint8Array.from(bytes), "traces")).toThrow("The body is not valid UTF-8.");
  });
});
