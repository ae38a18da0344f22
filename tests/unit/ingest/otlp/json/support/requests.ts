import fc from "fast-check";
import { NOW, ns } from "@/tests/support/otlp-build";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme-ascii", minLength: 100, maxLength: 300 }),
  fc.constantFrom("", '"', "\\", "\u0000\u001f\u007f", "a\nb", "ä€😀", "x".repeat(17_000)),
);
const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).chain((id) => {
    const digits = Buffer.from(id).toString("hex");
    return fc.constantFrom(digits, digits.toUpperCase());
  });
const unsigned = fc
  .oneof(fc.bigInt(0n, 2n ** 64n - 1n), fc.constantFrom(0n, 1n, 9n, 99_999_999n, 100_000_000n, 2n ** 32n, 2n ** 53n + 1n, 2n ** 64n - 1n))
  .map(String);
/** Mostly within the last minutes of the day of `NOW`, so that readers take it. */
const moment = fc.oneof({ weight: 4, arbitrary: fc.bigInt(ns(NOW - 120_000), ns(NOW)).map(String) }, unsigned);
const signed = fc.oneof(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n, 0n, -1n, 200n)).map(String);
const double = fc.oneof(
  fc.double(),
  fc.integer({ min: -1000, max: 1000 }),
  fc.constantFrom(0.1, 12.544, 1e22, 1e23, 5e-324, -0, Number.MAX_VALUE),
);
const base64 = fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString("base64"));

const { value, keyValue } = fc.letrec<{ value: object; keyValue: object }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ stringValue: text }),
    fc.record({ intValue: signed }),
    fc.record({ doubleValue: double }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ bytesValue: base64 }),
    fc.constant({}),
    fc.record({ arrayValue: fc.record({ values: fc.array(tie("value"), { maxLength: 3 }) }, { requiredKeys: [] }) }),
    fc.record({ kvlistValue: fc.record({ values: fc.array(tie("keyValue"), { maxLength: 3 }) }, { requiredKeys: [] }) }),
  ),
  keyValue: fc.record({ key: text, value: tie("value") }, { requiredKeys: [] }),
}));
const attributes = fc.array(keyValue, { maxLength: 4 });
const resource = fc.record({ attributes });
const scope = fc.record({ name: text, version: text }, { requiredKeys: [] });
const some = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> => fc.record(fields, { requiredKeys: [] });
const few = (entry: fc.Arbitrary<object>): fc.Arbitrary<object[]> => fc.array(entry, { maxLength: 3 });

const span = some({
  ...{ traceId: hex(16), spanId: hex(8), parentSpanId: hex(8), traceState: text, name: text, kind: fc.integer({ min: -1, max: 7 }) },
  ...{ startTimeUnixNano: moment, endTimeUnixNano: moment, attributes, status: some({ code: fc.integer({ min: 0, max: 3 }) }) },
  events: few(some({ timeUnixNano: moment, name: text, attributes })),
});

const log = some({
  ...{ timeUnixNano: moment, observedTimeUnixNano: moment, severityNumber: fc.integer({ min: 0, max: 24 }), severityText: text },
  ...{ body: value, attributes, traceId: hex(16), spanId: hex(8), eventName: text },
});

const times = { startTimeUnixNano: moment, timeUnixNano: moment, attributes };
const flags = fc.integer({ min: 0, max: 2 ** 31 });
const numberPoint = fc.oneof(some({ ...times, flags, asDouble: double }), some({ ...times, flags, asInt: signed }));
const counted = { ...times, count: unsigned, sum: double };
const histogramPoint = some({
  ...{ ...counted, flags, min: double, max: double },
  ...{ bucketCounts: fc.array(unsigned, { maxLength: 40 }), explicitBounds: fc.array(double, { maxLength: 20 }) },
});
const small = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(-(2 ** 31), 2 ** 31 - 1));
const buckets = some({ offset: small, bucketCounts: fc.array(unsigned, { maxLength: 200 }) });
const exponentialPoint = some({
  ...{ ...counted, flags, min: double, max: double, scale: small, zeroCount: unsigned, zeroThreshold: double },
  ...{ positive: buckets, negative: buckets },
});
const aggregationTemporality = fc.integer({ min: 0, max: 2 });
const named = { name: text, description: text, unit: text };
const metric = fc.oneof(
  some({ ...named, gauge: some({ dataPoints: few(numberPoint) }) }),
  some({ ...named, sum: some({ dataPoints: few(numberPoint), aggregationTemporality, isMonotonic: fc.boolean() }) }),
  some({ ...named, histogram: some({ dataPoints: few(histogramPoint), aggregationTemporality }) }),
  some({ ...named, exponentialHistogram: some({ dataPoints: few(exponentialPoint), aggregationTemporality }) }),
  some({ ...named, summary: some({ dataPoints: few(some(counted)) }) }),
);

/** Requests of each signal with the fields that Wake reads, as OTLP's JSON says them; whole numbers of 64 bits as digits. */
export const REQUESTS = {
  traces: some({ resourceSpans: few(some({ resource, scopeSpans: few(some({ scope, spans: few(span) })) })) }),
  metrics: some({ resourceMetrics: few(some({ resource, scopeMetrics: few(some({ scope, metrics: few(metric) })) })) }),
  logs: some({ resourceLogs: few(some({ resource, scopeLogs: few(some({ scope, logRecords: few(log) })) })) }),
} as const;
