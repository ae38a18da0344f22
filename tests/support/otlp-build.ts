import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import { NONE_PROMOTED, type Reduction, type ReductionContext } from "@/lib/ingest/otlp/reduction";
import type { OtlpEncoding } from "@/lib/ingest/otlp/signal";
import { type Attribute, encodeTraces, jsonTraces, type ResourceInput, type SpanInput } from "./otlp-encode";

/** Noon of the day on which all test spans run. */
export const NOW = Date.UTC(2026, 10, 20, 12, 0, 0);
export const SERVER = 2;
export const CLIENT = 3;
export const PRODUCER = 4;
export const CONSUMER = 5;
export const STATUS_OK = 1;
export const STATUS_ERROR = 2;

export const ns = (ms: number): bigint => BigInt(ms) * 1_000_000n;
export const hexId = (number: number, bytes: number): string => number.toString(16).padStart(bytes * 2, "0");

let lastId = 0;

/** A served request of 100 ms, one second before `NOW`, in a trace of its own. */
export function span(changes: Partial<SpanInput> = {}): SpanInput {
  lastId++;
  const ids = { traceId: hexId(lastId, 16), spanId: hexId(lastId, 8) };
  return { ...ids, name: "work", kind: SERVER, startNs: ns(NOW - 1000), endNs: ns(NOW - 900), ...changes };
}

/** What the resource of a service in production says. */
export const resourceOf = (service: string, version: string): readonly Attribute[] => [
  ["service.name", { text: service }],
  ["deployment.environment.name", { text: "production" }],
  ["service.version", { text: version }],
];

export const CHECKOUT = resourceOf("checkout", "2.4.1");

export const resource = (spans: readonly SpanInput[], attributes: readonly Attribute[] = CHECKOUT): ResourceInput => ({
  attributes,
  scopes: [{ spans }],
});

const utf8 = new TextEncoder();
export const jsonBody = (value: unknown): Uint8Array => utf8.encode(JSON.stringify(value));

/** Nothing known from before, nothing promoted. */
export const contextAt = (now: number): ReductionContext => ({ now, known: null, promoted: NONE_PROMOTED });

/** Reduces a body of traces as at `NOW`. */
export const reduceBody = (body: Uint8Array, encoding: OtlpEncoding = "protobuf"): Reduction =>
  reduceOtlp("traces", encoding, body, contextAt(NOW));

export const reduceAs = (encoding: OtlpEncoding, resources: readonly ResourceInput[]): Reduction =>
  reduceBody(encoding === "json" ? jsonBody(jsonTraces(resources)) : encodeTraces(resources), encoding);

/** Reduces spans of one resource. */
export const reduce = (spans: readonly SpanInput[], attributes: readonly Attribute[] = CHECKOUT): Reduction =>
  reduceAs("protobuf", [resource(spans, attributes)]);
