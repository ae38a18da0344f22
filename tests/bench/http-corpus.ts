import { gzipSync } from "node:zlib";
import { type Attribute, encodeTraces, joined, jsonTraces, type ResourceInput, type SpanInput } from "@/tests/support/otlp-encode";
import { type Draw, drawOf } from "@/tests/support/prng";

const SERVICES = 20;
const ROUTES_EACH = 10;
const SPANS = 512;
/** An SDK sends what it gathered in five seconds. */
const BATCH_MS = 5_000;
/** A larger body is this many of the small ones. */
const LARGER = 4;

/** Bodies of one size in one encoding. Each span has an id of its own, so that each body counts. */
export type Corpus = {
  readonly name: string;
  readonly encoding: "protobuf" | "json";
  readonly gzip: boolean;
  /** Of all bodies together. */
  readonly spans: number;
  readonly bodies: readonly Uint8Array[];
};

/**
 * What a Collector sends for twenty services with ten routes each: some 575 bytes a span with twelve attributes, and ids that do not
 * compress. The newest span started a minute before `nowMs`.
 */
export function corpora(count: number, nowMs: number): Corpus[] {
  const draw = drawOf(1);
  const requests = Array.from({ length: count }, () => requestOf(draw, nowMs - 60_000));
  const protobuf = requests.map((request) => encodeTraces(request));
  const json = requests.map((request) => Buffer.from(JSON.stringify(jsonTraces(request))));
  return [
    ...bothWays(SPANS, "protobuf", protobuf),
    ...bothWays(SPANS, "json", json),
    ...bothWays(SPANS * LARGER, "protobuf", inLarger(protobuf).map(joined)),
    ...bothWays(SPANS * LARGER, "json", inLarger(json).map(mergedJson)),
  ];
}

function bothWays(size: number, encoding: Corpus["encoding"], bodies: readonly Uint8Array[]): Corpus[] {
  const spans = size * bodies.length;
  return [
    { name: `${size} spans, ${encoding}`, encoding, gzip: false, spans, bodies },
    { name: `${size} spans, ${encoding}, gzip`, encoding, gzip: true, spans, bodies: bodies.map((body) => gzipSync(body)) },
  ];
}

const inLarger = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.floor(all.length / LARGER) }, (_, index) => all.slice(LARGER * index, LARGER * (index + 1)));

/** One request of the resources of several. */
const mergedJson = (parts: readonly Buffer[]): Buffer =>
  Buffer.from(`{"resourceSpans":[${parts.map((part) => part.toString().slice('{"resourceSpans":['.length, -2)).join(",")}]}`);

function requestOf(draw: Draw, newestMs: number): ResourceInput[] {
  const spans = Array.from({ length: SERVICES }, (): SpanInput[] => []);
  for (let index = 0; index < SPANS; index++) spans[draw(SERVICES)]?.push(spanOf(draw, newestMs));
  return spans.map((ofService, index) => ({ attributes: resourceOf(index), scopes: [{ spans: ofService }] }));
}

const resourceOf = (service: number): readonly Attribute[] => [
  ["service.name", { text: `service-${service}` }],
  ["service.version", { text: "1.4.2" }],
  ["service.instance.id", { text: `627cc493-f310-47de-96bd-71410b7dec${service.toString(16).padStart(2, "0")}` }],
  ["deployment.environment.name", { text: "production" }],
  ["telemetry.sdk.language", { text: "nodejs" }],
];

function spanOf(draw: Draw, newestMs: number): SpanInput {
  const route = `/api/v2/things-${draw(ROUTES_EACH)}/{id}`;
  const startNs = BigInt(newestMs - draw(BATCH_MS)) * 1_000_000n + BigInt(draw(1_000_000));
  // Log-normal, as durations are: most some 20 ms.
  const durationUs = Math.round(20_000 * Math.exp((draw(1000) + draw(1000) + draw(1000) - 1500) / 400));
  return {
    traceId: hex(draw, 16),
    spanId: hex(draw, 8),
    parentSpanId: hex(draw, 8),
    name: `GET ${route}`,
    kind: 2,
    startNs,
    endNs: startNs + BigInt(durationUs) * 1_000n,
    attributes: [
      ["http.request.method", { text: "GET" }],
      ["http.route", { text: route }],
      ["http.response.status_code", { int: draw(50) === 0 ? 500n : 200n }],
      ["url.path", { text: `/api/v2/things/${draw(100_000)}` }],
      ["url.scheme", { text: "https" }],
      ["server.address", { text: "shop.example.com" }],
      ["server.port", { int: 443n }],
      ["client.address", { text: `192.0.2.${draw(255)}` }],
      ["network.protocol.version", { text: "1.1" }],
      [
        "user_agent.original",
        { text: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36" },
      ],
      ["thread.id", { int: BigInt(draw(64)) }],
      ["app.request.id", { text: hex(draw, 12) }],
    ],
  };
}

const hex = (draw: Draw, bytes: number): string =>
  Array.from({ length: bytes / 4 }, () => (draw(2 ** 32) >>> 0).toString(16).padStart(8, "0")).join("");
