import { setTimeout } from "node:timers/promises";
import { ProtobufMetricsSerializer } from "@opentelemetry/otlp-transformer";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  AggregationTemporality,
  AggregationType,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { expect, test } from "vitest";
import { QUANTILE_ERROR, totalOf } from "@/lib/domain/histogram/histogram";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import { reduceMetrics } from "@/lib/ingest/otlp/metrics/reduce-metrics";
import { NONE_PROMOTED, type Reduction } from "@/lib/ingest/otlp/reduction";
import { sumOf, tell } from "@/tests/support/stream-points";

const DURATIONS_S = [0.004, 0.02, 0.02, 0.3, 1.2, 11];

/** What the OpenTelemetry SDK exports of a server's requests, in two exports: four requests, then two more. */
async function exported(temporality: AggregationTemporality, type: AggregationType): Promise<Reduction[]> {
  const exporter = new InMemoryMetricExporter(temporality);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({
    readers: [reader],
    resource: resourceFromAttributes({
      "service.name": "checkout",
      "service.version": "2.4.1",
      "deployment.environment.name": "production",
    }),
    views: [{ instrumentName: "http.server.request.duration", aggregation: { type } }],
  });
  const duration = provider.getMeter("http", "1").createHistogram("http.server.request.duration", {
    unit: "s",
    advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
  });
  const attributes = { "http.request.method": "GET", "http.route": "/cart/{id}", "http.response.status_code": 200 };
  for (const second of [DURATIONS_S.slice(0, 4), DURATIONS_S.slice(4)]) {
    for (const seconds of second) duration.record(seconds, attributes);
    // A total that is exported in the millisecond in which it began says that its start is not known.
    await setTimeout(3);
    await reader.forceFlush();
  }
  const bodies = exporter.getMetrics().map((metrics) => ProtobufMetricsSerializer.serializeRequest(metrics) ?? new Uint8Array(0));
  await provider.shutdown();
  return bodies.map((body) => reduceMetrics(body, { now: Date.now(), known: null, promoted: NONE_PROMOTED }));
}

test.each([
  ["cumulative", AggregationTemporality.CUMULATIVE, AggregationType.DEFAULT],
  ["delta", AggregationTemporality.DELTA, AggregationType.DEFAULT],
  ["cumulative exponential", AggregationTemporality.CUMULATIVE, AggregationType.EXPONENTIAL_HISTOGRAM],
  ["delta exponential", AggregationTemporality.DELTA, AggregationType.EXPONENTIAL_HISTOGRAM],
] as const)("%s histograms of the SDK add up to its requests", async (_, temporality, type) => {
  const reductions = await exported(temporality, type);
  const told = tell(reductions.flatMap(({ points }) => points));
  const [delta] = told.deltas;
  const { count, sumUs, durations } = sumOf(told, "GET /cart/{id}");
  expect(delta?.key).toMatchObject({ service: "checkout", environment: "production", version: "2.4.1", kind: "server-metric" });
  expect({ count, sumUs, total: totalOf(durations) }).toEqual({ count: 6, sumUs: 12_544_000, total: 6 });
  expect(reductions.map(({ metrics }) => metrics.map(({ name, attributes }) => [name, attributes]))).toEqual(
    reductions.map(() => [["http.server.request.duration", ["http.request.method", "http.response.status_code", "http.route"]]]),
  );
  if (type === AggregationType.EXPONENTIAL_HISTOGRAM)
    expect(Math.abs((quantileUs(durations, 0.75) ?? 0) / 1_200_000 - 1)).toBeLessThan(2 * QUANTILE_ERROR);
});
