import { setTimeout as sleep } from "node:timers/promises";
import { SpanKind } from "@opentelemetry/api";
import { SeverityNumber } from "@opentelemetry/api-logs";
import { OTLPLogExporter as JsonLogs } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPLogExporter as ProtobufLogs } from "@opentelemetry/exporter-logs-otlp-proto";
import { AggregationTemporalityPreference, OTLPMetricExporter as JsonMetrics } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPMetricExporter as ProtobufMetrics } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter as JsonTraces } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufTraces } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { OtlpEncoding } from "@/lib/ingest/otlp/signal";
import { AUTHORISED } from "./otlp-listener";

export const SDK_SERVICE = "sdk";
const resource = resourceFromAttributes({
  "service.name": SDK_SERVICE,
  "service.version": "1.0.0",
  "deployment.environment.name": "production",
});
/** Items in each body. */
export const BATCH = 50;

type Way = { readonly url: string; readonly encoding: OtlpEncoding };
const options = ({ url }: Way, signal: string) => ({ url: `${url}/v1/${signal}`, headers: { ...AUTHORISED }, timeoutMillis: 3_000 });

/** Sends so many spans with the official SDK, and resolves when its exporter has delivered each body or given it up. */
export async function sendSpans(way: Way, count: number): Promise<void> {
  const exporter = new (way.encoding === "json" ? JsonTraces : ProtobufTraces)(options(way, "traces"));
  const processor = new BatchSpanProcessor(exporter, { maxExportBatchSize: BATCH, maxQueueSize: 10_000 });
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] });
  const tracer = provider.getTracer("test");
  for (let index = 0; index < count; index++) tracer.startSpan("GET /", { kind: SpanKind.SERVER }).end();
  await provider.shutdown().catch(() => undefined);
}

/** The same with log records. */
export async function sendLogs(way: Way, count: number): Promise<void> {
  const exporter = new (way.encoding === "json" ? JsonLogs : ProtobufLogs)(options(way, "logs"));
  const processor = new BatchLogRecordProcessor({ exporter, maxExportBatchSize: BATCH, maxQueueSize: 10_000 });
  const provider = new LoggerProvider({ resource, processors: [processor] });
  const logger = provider.getLogger("test");
  for (let index = 0; index < count; index++) logger.emit({ severityNumber: SeverityNumber.INFO, body: `line ${index}` });
  await provider.shutdown().catch(() => undefined);
}

/** Counts so many requests in a histogram in each of some rounds, and exports it after each. */
export async function sendMetrics(way: Way, temporality: "delta" | "cumulative", rounds: readonly number[]): Promise<void> {
  const temporalityPreference =
    temporality === "delta" ? AggregationTemporalityPreference.DELTA : AggregationTemporalityPreference.CUMULATIVE;
  const exporter = new (way.encoding === "json" ? JsonMetrics : ProtobufMetrics)({ ...options(way, "metrics"), temporalityPreference });
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ resource, readers: [reader] });
  const durations = provider.getMeter("test").createHistogram("http.server.request.duration", { unit: "s" });
  const attributes = { "http.request.method": "GET", "http.route": "/", "http.response.status_code": 200 };
  for (const count of rounds) {
    for (let index = 0; index < count; index++) durations.record(0.02, attributes);
    // The SDK counts time in milliseconds, and a total that begins when it is told says nothing of what came before.
    await sleep(5);
    await provider.forceFlush().catch(() => undefined);
  }
  await provider.shutdown().catch(() => undefined);
}
