import type { SeriesKind } from "@/lib/domain/rollup";
import type { MetricHeader } from "./metric-header";

/** A metric that tells of served requests or processed messages. */
export type RequestMetric = {
  readonly kind: SeriesKind;
  readonly protocol: "http" | "rpc" | "messaging";
  /** Microseconds in one unit of its values. */
  readonly unitUs: number;
};

type Known = Omit<RequestMetric, "unitUs"> & { readonly unit: string };

/** By name, with the unit that is meant when none is said. Source: OpenTelemetry semantic conventions, today's and before 1.23. */
const KNOWN: ReadonlyMap<string, Known> = new Map<string, Known>([
  ["http.server.request.duration", { kind: "server-metric", protocol: "http", unit: "s" }],
  ["rpc.server.call.duration", { kind: "server-metric", protocol: "rpc", unit: "s" }],
  ["messaging.process.duration", { kind: "consumer-metric", protocol: "messaging", unit: "s" }],
  ["http.server.duration", { kind: "server-metric-old", protocol: "http", unit: "ms" }],
  ["rpc.server.duration", { kind: "server-metric-old", protocol: "rpc", unit: "ms" }],
]);

const MICROSECONDS: ReadonlyMap<string, number> = new Map([
  ["s", 1e6],
  ["ms", 1e3],
  ["us", 1],
  ["µs", 1],
  ["ns", 1e-3],
]);

/** What requests a metric tells of; null for any other metric, and for one of these names that is no histogram. */
export function requestMetricOf({ name, unit, kind }: MetricHeader): RequestMetric | null {
  const known = KNOWN.get(name);
  if (known === undefined || (kind !== "histogram" && kind !== "exponential-histogram")) return null;
  const unitUs = MICROSECONDS.get(unit) ?? MICROSECONDS.get(known.unit) ?? 1;
  return { kind: known.kind, protocol: known.protocol, unitUs };
}
