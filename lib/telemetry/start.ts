import { metrics } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import type { Deliver } from "./deliver";
import { exportersTo } from "./exporters";
import { measureWith } from "./instruments";
import { servedRequests } from "./sampler";

const METRICS_EVERY_MS = 30_000;
const DELIVER_WITHIN_MS = 3_000;

type Options = {
  readonly deliver: Deliver;
  /** Tells processes apart. */
  readonly instance: string;
  readonly version: string;
  readonly environment: string;
};

export type SelfTelemetry = { readonly flush: () => Promise<void>; readonly stop: () => Promise<void> };

/** Gathers Wake's own spans and metrics and delivers them from time to time, until stopped. Registers OpenTelemetry for the process. */
export function startSelfTelemetry({ deliver, instance, version, environment }: Options): SelfTelemetry {
  const resource = resourceFromAttributes({
    "service.name": "wake",
    "service.version": version,
    "service.instance.id": instance,
    "deployment.environment.name": environment,
  });
  const exporters = exportersTo(deliver);
  const tracers = new NodeTracerProvider({
    resource,
    sampler: servedRequests(),
    spanProcessors: [new BatchSpanProcessor(exporters.spans, { exportTimeoutMillis: DELIVER_WITHIN_MS })],
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: exporters.metrics,
    exportIntervalMillis: METRICS_EVERY_MS,
    exportTimeoutMillis: DELIVER_WITHIN_MS,
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  tracers.register();
  metrics.setGlobalMeterProvider(meters);
  measureWith(metrics.getMeter("wake", version));
  return {
    flush: async () => {
      await Promise.all([tracers.forceFlush(), meters.forceFlush()]);
    },
    stop: async () => {
      measureWith(null);
      await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
    },
  };
}
