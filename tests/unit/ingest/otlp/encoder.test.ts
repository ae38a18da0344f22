import fc from "fast-check";
import protobuf from "protobufjs";
import { expect, test } from "vitest";
import { resourcesOf } from "@/tests/support/otlp-arbitraries";
import { encodeTraces, jsonTraces } from "@/tests/support/otlp-encode";

/** The parts of the OTLP schema that the tests write, for an independent decoder. */
const SCHEMA = `syntax = "proto3";
message Request { repeated ResourceSpans resource_spans = 1; }
message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
message Resource { repeated KeyValue attributes = 1; }
message ScopeSpans { repeated Span spans = 2; }
message Span { bytes trace_id = 1; bytes span_id = 2; string trace_state = 3; bytes parent_span_id = 4; string name = 5; int32 kind = 6;
  fixed64 start_time_unix_nano = 7; fixed64 end_time_unix_nano = 8; repeated KeyValue attributes = 9; Status status = 15; }
message Status { int32 code = 3; }
message KeyValue { string key = 1; AnyValue value = 2; }
message AnyValue { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4;
  ArrayValue array_value = 5; KeyValueList kvlist_value = 6; bytes bytes_value = 7; } }
message ArrayValue { repeated AnyValue values = 1; }
message KeyValueList { repeated KeyValue values = 1; }`;
const Request = protobuf.parse(SCHEMA).root.lookupType("Request");

/** OTLP writes ids in hex where protobuf's JSON has base64; the independent decoder leaves out values that are protobuf's defaults. */
function comparable(key: string, value: unknown): unknown {
  if (typeof value === "string" && /^(trace|span|parentSpan)Id$/.test(key) && value.endsWith("="))
    return Buffer.from(value, "base64").toString("hex");
  return value === "" || value === "0" || value === 0 || value === false ? undefined : value;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value), comparable);

test("the encoder of the tests writes what an independent decoder reads", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(resourcesOf([1, 2]), (resources) => {
      const read = Request.toObject(Request.decode(encodeTraces(resources)), { longs: String, bytes: String, json: true, arrays: true });
      expect(plain(read)).toEqual(plain(jsonTraces(resources)));
    }),
    { numRuns: 60 },
  );
});
