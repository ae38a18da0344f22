import { randomBytes } from "node:crypto";

/** Requests as OTLP's JSON has them, of a service that speaks right now. */
type Json = Readonly<Record<string, unknown>>;

export const SERVICE = "conformance";
const text = (key: string, stringValue: string): Json => ({ key, value: { stringValue } });

export const RESOURCE: Json = {
  attributes: [text("service.name", SERVICE), text("service.version", "1.0.0"), text("deployment.environment.name", "production")],
};
const SCOPE: Json = { name: "tests", version: "1" };

/** Nanoseconds since the epoch, some seconds ago. */
export const ago = (seconds: number): string => `${Date.now() - Math.round(seconds * 1_000)}000000`;
export const newId = (bytes: number): string => randomBytes(bytes).toString("hex");

/** A served request of 100 ms. */
export const spanOf = (changes: Json = {}): Json => ({
  traceId: newId(16),
  spanId: newId(8),
  name: "GET /cart",
  kind: 2,
  startTimeUnixNano: ago(2),
  endTimeUnixNano: ago(1.9),
  attributes: [text("http.route", "/cart"), { key: "http.response.status_code", value: { intValue: "200" } }],
  ...changes,
});

export const tracesOf = (...spans: readonly Json[]) => ({
  resourceSpans: [{ resource: RESOURCE, scopeSpans: [{ scope: SCOPE, spans }] }],
});

/** A point of the request duration: seven requests under 5 ms and one of 20 ms, within a minute. */
export const pointOf = (changes: Json = {}): Json => ({
  attributes: [text("http.route", "/cart"), { key: "http.response.status_code", value: { intValue: "200" } }],
  startTimeUnixNano: ago(62),
  timeUnixNano: ago(2),
  count: "8",
  sum: 0.04,
  bucketCounts: ["7", "0", "1", "0"],
  explicitBounds: [0.005, 0.01, 0.025],
  ...changes,
});

/** Temporality 1 is delta, 2 cumulative. */
export const metricsOf = (dataPoints: readonly Json[], aggregationTemporality = 2) => ({
  resourceMetrics: [
    {
      resource: RESOURCE,
      scopeMetrics: [
        { scope: SCOPE, metrics: [{ name: "http.server.request.duration", unit: "s", histogram: { aggregationTemporality, dataPoints } }] },
      ],
    },
  ],
});

export const recordOf = (changes: Json = {}): Json => ({
  timeUnixNano: ago(2),
  severityNumber: 17,
  severityText: "ERROR",
  body: { stringValue: "The card was declined" },
  traceId: newId(16),
  spanId: newId(8),
  ...changes,
});

export const logsOf = (...logRecords: readonly Json[]) => ({
  resourceLogs: [{ resource: RESOURCE, scopeLogs: [{ scope: SCOPE, logRecords }] }],
});

export const asJson = (request: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(request));
