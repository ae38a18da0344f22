import { gzipSync } from "node:zlib";
import { hexId, jsonBody, ns } from "@/tests/support/otlp-build";
import { type Attribute, encodeTraces, jsonTraces, type SpanInput } from "@/tests/support/otlp-encode";

/** The instant that the spans are measured at. */
export const NOW = Date.UTC(2026, 10, 20, 12);

const ROUTES = Array.from({ length: 20 }, (_, i) => `/shop/{id}/part-${i}`);

/** One body of `count` request spans with 12 attributes each, as a batch exporter sends it: same spans, every encoding. */
export function bodies(count: number) {
  const resources = [{ attributes: RESOURCE, scopes: [{ spans: Array.from({ length: count }, (_, i) => span(i)) }] }];
  const protobuf = encodeTraces(resources);
  const json = jsonBody(jsonTraces(resources));
  return { count, protobuf, json, gzip: gzipSync(protobuf) };
}

const RESOURCE: readonly Attribute[] = [
  ["service.name", { text: "shop" }],
  ["service.version", { text: "1.4.2" }],
  ["deployment.environment.name", { text: "production" }],
];

/** Spread by a multiplicative sequence, so that every run reads the same spans. */
function span(i: number): SpanInput {
  const draw = Math.imul(i + 1, 0x9e3779b1) >>> 0;
  const startMs = NOW - 60_000 - (draw % 50_000);
  const durationUs = 500 + (draw % 900_000);
  const failed = draw % 50 === 0;
  return {
    traceId: hexId(i + 1, 16),
    spanId: hexId(i + 1, 8),
    name: `GET ${ROUTES[draw % ROUTES.length]}`,
    kind: 2,
    startNs: ns(startMs),
    endNs: ns(startMs) + BigInt(durationUs) * 1_000n,
    attributes: [
      ["http.request.method", { text: "GET" }],
      ["http.route", { text: ROUTES[draw % ROUTES.length] ?? "/" }],
      ["http.response.status_code", { int: failed ? 500n : 200n }],
      ["url.path", { text: `/shop/${draw % 9999}/part` }],
      ["url.scheme", { text: "https" }],
      ["server.address", { text: "shop.example" }],
      ["server.port", { int: 443n }],
      ["client.address", { text: "192.0.2.17" }],
      ["network.protocol.version", { text: "1.1" }],
      ["user_agent.original", { text: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36" }],
      ["thread.id", { int: BigInt(draw % 64) }],
      ["app.cached", { flag: draw % 2 === 0 }],
    ],
  };
}
