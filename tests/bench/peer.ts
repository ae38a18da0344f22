import protobuf from "protobufjs";

/** What a span comes to in the sums that every arm has to agree on. */
export type Answer = { count: number; errors: number; sumUs: number };

const field = (type: string, id: number, rule?: string) => ({ type, id, ...(rule === undefined ? {} : { rule }) });

/** The part of the OTLP schema that a request span uses. */
const Request = protobuf.Root.fromJSON({
  nested: {
    AnyValue: {
      fields: {
        stringValue: field("string", 1),
        boolValue: field("bool", 2),
        intValue: field("int64", 3),
        doubleValue: field("double", 4),
      },
    },
    KeyValue: { fields: { key: field("string", 1), value: field("AnyValue", 2) } },
    Status: { fields: { message: field("string", 2), code: field("int32", 3) } },
    Span: {
      fields: {
        ...{ traceId: field("bytes", 1), spanId: field("bytes", 2), parentSpanId: field("bytes", 4), name: field("string", 5) },
        ...{ kind: field("int32", 6), startTimeUnixNano: field("fixed64", 7), endTimeUnixNano: field("fixed64", 8) },
        ...{ attributes: field("KeyValue", 9, "repeated"), status: field("Status", 15) },
      },
    },
    ScopeSpans: { fields: { spans: field("Span", 2, "repeated") } },
    Resource: { fields: { attributes: field("KeyValue", 1, "repeated") } },
    ResourceSpans: { fields: { resource: field("Resource", 1), scopeSpans: field("ScopeSpans", 2, "repeated") } },
    Request: { fields: { resourceSpans: field("ResourceSpans", 1, "repeated") } },
  },
}).lookupType("Request");

type Value = { intValue?: number | string | { low: number } };
type Decoded = {
  resourceSpans: {
    scopeSpans: { spans: { startTimeUnixNano: unknown; endTimeUnixNano: unknown; attributes: { key: string; value: Value }[] }[] }[];
  }[];
};

/** The same sums by decoding the whole request with protobufjs and walking the objects. */
export const viaProtobufjs = (body: Uint8Array): Answer => walk(Request.toObject(Request.decode(body), { longs: String }) as Decoded);

/** The same sums by `JSON.parse` and walking the objects. */
export const viaJsonParse = (body: Uint8Array): Answer => walk(JSON.parse(Buffer.from(body).toString("utf8")) as Decoded);

function walk(request: Decoded): Answer {
  const answer = { count: 0, errors: 0, sumUs: 0 };
  for (const { scopeSpans } of request.resourceSpans)
    for (const { spans } of scopeSpans)
      for (const span of spans) {
        const status = span.attributes.find(({ key }) => key === "http.response.status_code")?.value.intValue;
        answer.count++;
        if (Number(status) >= 500) answer.errors++;
        answer.sumUs += Number((BigInt(String(span.endTimeUnixNano)) - BigInt(String(span.startTimeUnixNano))) / 1_000n);
      }
  return answer;
}
