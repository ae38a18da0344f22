import type { MetricSeen } from "@/lib/domain/metric-seen";

/** What a metric says of all its points. */
export type MetricHeader = Pick<MetricSeen, "name" | "unit" | "description" | "kind" | "temporality" | "monotonic">;

/** Gauges and summaries have no temporality; a sum or histogram without one cannot be counted. */
export const lacksTemporality = ({ kind, temporality }: MetricHeader): boolean =>
  temporality === null && kind !== "gauge" && kind !== "summary";
