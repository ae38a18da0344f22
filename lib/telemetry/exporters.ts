import { ProtobufMetricsSerializer, ProtobufTraceSerializer } from "@opentelemetry/otlp-transformer";
import type { PushMetricExporter } from "@opentelemetry/sdk-metrics";
import type { SpanExporter } from "@opentelemetry/sdk-trace-node";
import { log } from "@/lib/log";
import type { Deliver } from "./deliver";

/** What OpenTelemetry calls delivered and not delivered. */
const SUCCESS = { code: 0 } as const;
const FAILED = { code: 1 } as const;
type Result = typeof SUCCESS | typeof FAILED;

/**
 * Spans and metrics as OTLP requests to a `Deliver`. What cannot be delivered is dropped: Wake must not suffer from watching itself.
 * Spans of kind SERVER that match no route are left out: Next makes one for each pass of its proxy.
 */
export function exportersTo(deliver: Deliver): { readonly spans: SpanExporter; readonly metrics: PushMetricExporter } {
  const underWay = new Set<Promise<void>>();
  const settle = async (): Promise<void> => void (await Promise.all(underWay));
  const send = (signal: "traces" | "metrics", body: Uint8Array | undefined, done: (result: Result) => void): void => {
    const sending = (body === undefined ? Promise.resolve() : deliver(signal, body))
      .then(
        () => done(SUCCESS),
        (error: unknown) => {
          log.debug({ signal, reason: error instanceof Error ? error.message : "unknown" }, "Wake's own telemetry was dropped");
          done(FAILED);
        },
      )
      .finally(() => underWay.delete(sending));
    underWay.add(sending);
  };
  return {
    spans: {
      export: (spans, done) => send("traces", ProtobufTraceSerializer.serializeRequest(spans.filter(isOfRoute)), done),
      forceFlush: settle,
      shutdown: settle,
    },
    metrics: {
      export: (metrics, done) => send("metrics", ProtobufMetricsSerializer.serializeRequest(metrics), done),
      forceFlush: settle,
      shutdown: settle,
    },
  };
}

/** `SpanKind.SERVER` is 1 in the API. */
const isOfRoute = ({ kind, attributes }: { kind: number; attributes: Readonly<Record<string, unknown>> }): boolean =>
  kind !== 1 || attributes["http.route"] !== undefined;
