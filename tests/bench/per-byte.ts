import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import { contextAt, hexId, ns } from "@/tests/support/otlp-build";
import type { Attribute } from "@/tests/support/otlp-encode";
import { encodeLogs, type LogInput } from "@/tests/support/otlp-encode-logs";
import { CUMULATIVE, encodeMetrics, type MetricInput } from "@/tests/support/otlp-encode-metrics";
import { bodies, NOW } from "./bodies";

type Arm = { readonly name: string; readonly signal: OtlpSignal; readonly body: Uint8Array; readonly rates: number[] };

const ITEMS = 512;
const ROUNDS = 7;
const ROUND_MS = 400;
const CONTEXT = contextAt(NOW);
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const RESOURCE: readonly Attribute[] = [
  ["service.name", { text: "shop" }],
  ["service.version", { text: "1.4.2" }],
  ["deployment.environment.name", { text: "production" }],
];

/** Bytes of each signal that one CPU-second reduces, from protobuf to sums and points, in turns in one run. */
export function benchPerByte(): void {
  const arms = (
    [
      ["spans of requests", "traces", bodies(ITEMS).protobuf],
      ["log records", "logs", encodeLogs([{ attributes: RESOURCE, records: range(record) }])],
      ["points of requests", "metrics", metrics([{ name: "http.server.request.duration", unit: "s", ...histogram }])],
      ["points of other metrics", "metrics", metrics([{ name: "cache.lookup.duration", unit: "s", ...histogram }])],
    ] as const
  ).map(([name, signal, body]): Arm => ({ name, signal, body, rates: [] }));
  for (let round = 0; round < ROUNDS; round++) for (const arm of arms) arm.rates.push(bytesPerCpuSecond(arm));
  console.log(`\nper byte, ${ITEMS} items a body`);
  const spans = medianOf(arms[0]?.rates ?? []);
  for (const { name, body, rates } of arms) {
    const rate = medianOf(rates);
    const items = rate / (body.length / ITEMS);
    console.log(
      `  ${name.padEnd(24)} ${(rate / 1e6).toFixed(0).padStart(5)} MB/CPU-s  ${(items / 1e6).toFixed(2)} M items/CPU-s of ` +
        `${Math.round(body.length / ITEMS)} B  1/${(spans / rate).toFixed(1)} of spans`,
    );
  }
}

const range = <T>(make: (index: number) => T): T[] => Array.from({ length: ITEMS }, (_, index) => make(index));

const metrics = (of: readonly MetricInput[]): Uint8Array => encodeMetrics([{ attributes: RESOURCE, metrics: of }]);

const histogram = {
  temporality: CUMULATIVE,
  histogram: range((index) => ({
    startNs: ns(NOW - 600_000),
    timeNs: ns(NOW - 1_000),
    count: 100 + index,
    sum: 7.25 + index,
    bounds: BOUNDS,
    counts: [0, 10, 40, 30, 10, 5, 3, 2, 0, 0, 0, 0, 0, 0, index],
    attributes: [
      ["http.request.method", { text: "GET" }],
      ["http.route", { text: `/shop/{id}/part-${index % 40}` }],
      ["http.response.status_code", { int: BigInt(200 + (index % 13)) }],
      ["url.scheme", { text: "https" }],
      ["network.protocol.version", { text: "1.1" }],
    ] satisfies Attribute[],
  })),
};

const record = (index: number): LogInput => ({
  timeNs: ns(NOW - 1_000 - index),
  severity: index % 20 === 0 ? 17 : 9,
  body: { text: `Order ${index} was taken by the warehouse in ${index * 3} ms` },
  traceId: hexId(index + 1, 16),
  spanId: hexId(index + 1, 8),
  attributes: [
    ["code.function.name", { text: "takeOrder" }],
    ["thread.id", { int: BigInt(index % 64) }],
    ["order.id", { text: `order-${index}` }],
  ],
});

function bytesPerCpuSecond({ signal, body }: Arm): number {
  const start = process.cpuUsage();
  const until = performance.now() + ROUND_MS;
  let runs = 0;
  for (; performance.now() < until; runs++) reduceOtlp(signal, "protobuf", body, CONTEXT);
  const { user, system } = process.cpuUsage(start);
  return (runs * body.length * 1e6) / (user + system);
}

const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
