/** Traces as tests write them: what both encodings can carry. */
export type AnyValue =
  | { readonly text: string }
  | { readonly flag: boolean }
  | { readonly int: bigint }
  | { readonly double: number }
  | { readonly list: readonly AnyValue[] }
  | { readonly map: readonly Attribute[] }
  | { readonly bytes: Uint8Array }
  | { readonly nothing: true };
export type Attribute = readonly [key: string, value: AnyValue];

export type EventInput = { readonly name: string; readonly timeNs: bigint; readonly attributes?: readonly Attribute[] };
export type SpanInput = {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceState?: string;
  readonly parentSpanId?: string;
  readonly name?: string;
  readonly kind?: number;
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly attributes?: readonly Attribute[];
  readonly events?: readonly EventInput[];
  readonly status?: number;
};
export type ScopeInput = { readonly spans: readonly SpanInput[] };
export type ResourceInput = { readonly attributes: readonly Attribute[]; readonly scopes: readonly ScopeInput[] };

/** Puts the fields of one message in the order in which they are written. */
export type FieldOrder = (fields: readonly Uint8Array[]) => readonly Uint8Array[];
const asGiven: FieldOrder = (fields) => fields;

const utf8 = new TextEncoder();

/** Encodes an `ExportTraceServiceRequest` in protobuf. */
export function encodeTraces(resources: readonly ResourceInput[], order: FieldOrder = asGiven): Uint8Array {
  return joined(order(resources.map((resource) => message(1, resourceSpans(resource, order)))));
}

/** The same in JSON, ready for `JSON.stringify`. */
export const jsonTraces = (resources: readonly ResourceInput[]): unknown => ({
  resourceSpans: resources.map(({ attributes, scopes }) => ({
    resource: { attributes: attributes.map(jsonAttribute) },
    scopeSpans: scopes.map(({ spans }) => ({ spans: spans.map(jsonSpan) })),
  })),
});

export const varint = (value: bigint | number): Uint8Array => {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.from([...bytes, Number(rest)]);
};

/** A length-delimited field. */
export const message = (field: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = joined(parts);
  return joined([varint((field << 3) | 2), varint(body.length), body]);
};

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const text = (field: number, value: string): Uint8Array => message(field, utf8.encode(value));
export const int = (field: number, value: bigint | number): Uint8Array => joined([varint(field << 3), varint(value)]);

export function fixed64(field: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(8);
  write(new DataView(bytes.buffer));
  return joined([varint((field << 3) | 1), bytes]);
}

function resourceSpans({ attributes, scopes }: ResourceInput, order: FieldOrder): Uint8Array {
  const resource = message(1, ...order(attributes.map((attribute) => message(1, keyValue(attribute, order)))));
  const scopeSpans = scopes.map(({ spans }) => message(2, ...order(spans.map((span) => message(2, encodeSpan(span, order))))));
  return joined(order([resource, ...scopeSpans]));
}

/** The content of one `Span`, without tag and length. */
export function encodeSpan(span: SpanInput, order: FieldOrder = asGiven): Uint8Array {
  const { traceState, parentSpanId, name, kind, attributes = [], events = [], status } = span;
  return joined(
    order([
      message(1, hexBytes(span.traceId)),
      message(2, hexBytes(span.spanId)),
      ...(traceState === undefined ? [] : [text(3, traceState)]),
      ...(parentSpanId === undefined ? [] : [message(4, hexBytes(parentSpanId))]),
      ...(name === undefined ? [] : [text(5, name)]),
      ...(kind === undefined ? [] : [int(6, kind)]),
      fixed64(7, (view) => view.setBigUint64(0, span.startNs, true)),
      fixed64(8, (view) => view.setBigUint64(0, span.endNs, true)),
      ...attributes.map((attribute) => message(9, keyValue(attribute, order))),
      ...events.map((event) => message(11, encodeEvent(event, order))),
      ...(status === undefined ? [] : [message(15, int(3, status))]),
    ]),
  );
}

export const encodeEvent = ({ name, timeNs, attributes = [] }: EventInput, order: FieldOrder): Uint8Array =>
  joined(
    order([
      fixed64(1, (view) => view.setBigUint64(0, timeNs, true)),
      text(2, name),
      ...attributes.map((attribute) => message(3, keyValue(attribute, order))),
    ]),
  );

export const keyValue = ([key, value]: Attribute, order: FieldOrder): Uint8Array =>
  joined(order([text(1, key), message(2, anyValue(value))]));

export function anyValue(value: AnyValue): Uint8Array {
  if ("text" in value) return text(1, value.text);
  if ("flag" in value) return int(2, value.flag ? 1 : 0);
  if ("int" in value) return int(3, value.int);
  if ("double" in value) return fixed64(4, (view) => view.setFloat64(0, value.double, true));
  if ("list" in value) return message(5, ...value.list.map((entry) => message(1, anyValue(entry))));
  if ("map" in value) return message(6, ...value.map.map((entry) => message(1, keyValue(entry, asGiven))));
  return "bytes" in value ? message(7, value.bytes) : new Uint8Array(0);
}

export const hexBytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));

const jsonSpan = ({ startNs, endNs, attributes = [], events, status, ...rest }: SpanInput): unknown => ({
  ...rest,
  startTimeUnixNano: String(startNs),
  endTimeUnixNano: String(endNs),
  attributes: attributes.map(jsonAttribute),
  ...(events === undefined ? {} : { events: events.map(jsonEvent) }),
  ...(status === undefined ? {} : { status: { code: status } }),
});

const jsonEvent = ({ name, timeNs, attributes = [] }: EventInput): unknown => ({
  name,
  timeUnixNano: String(timeNs),
  attributes: attributes.map(jsonAttribute),
});

const jsonAttribute = ([key, value]: Attribute): unknown => ({ key, value: jsonValue(value) });

function jsonValue(value: AnyValue): unknown {
  if ("text" in value) return { stringValue: value.text };
  if ("flag" in value) return { boolValue: value.flag };
  if ("int" in value) return { intValue: String(value.int) };
  if ("double" in value) return { doubleValue: Number.isFinite(value.double) ? value.double : String(value.double) };
  if ("list" in value) return { arrayValue: { values: value.list.map(jsonValue) } };
  if ("map" in value) return { kvlistValue: { values: value.map.map(jsonAttribute) } };
  return "bytes" in value ? { bytesValue: Buffer.from(value.bytes).toString("base64") } : {};
}
