import type { MetricAddition } from "@/lib/db/telemetry/write-metrics";
import { LABEL_LIMITS } from "@/lib/domain/label-limits";
import type { MetricSeen } from "@/lib/domain/metric-seen";
import { storableText } from "@/lib/domain/storable-text";
import { addToSketch, emptySketch } from "@/lib/metrics/stats/distinct-sketch";

/** What several bodies told of one metric. */
export type Gathered = {
  latest: MetricSeen;
  points: number;
  firstMs: number;
  readonly attributes: Set<string>;
  readonly streams: Uint8Array;
};

const LONGEST = { unit: 63, description: 500, attribute: 255 } as const;

/** What one body told of a metric. */
export function gathered(metric: MetricSeen): Gathered {
  const into = { latest: metric, points: 0, firstMs: metric.lastMs, attributes: new Set<string>(), streams: emptySketch() };
  gather(into, metric);
  return into;
}

/** Adds what another body told of the same metric. */
export function gather(into: Gathered, metric: MetricSeen): void {
  into.points += metric.points;
  into.firstMs = Math.min(into.firstMs, metric.lastMs);
  if (metric.lastMs >= into.latest.lastMs) into.latest = metric;
  for (const stream of metric.streams) addToSketch(into.streams, stream);
  for (const name of metric.attributes) if (into.attributes.size < LABEL_LIMITS.metricAttributes) into.attributes.add(name);
}

/** Adds what was gathered of one metric to what was gathered of another, or of the same one before. */
export function unite(into: Gathered, { latest, points, firstMs, attributes, streams }: Gathered): void {
  gather(into, { ...latest, points, attributes: [...attributes], streams: [] });
  into.firstMs = Math.min(into.firstMs, firstMs);
  for (const [index, bits] of streams.entries()) into.streams[index] = (into.streams[index] ?? 0) | bits;
}

/** The same in the form in which it is stored, under the given names. */
export function additionOf({ latest, points, firstMs, attributes, streams }: Gathered, service: string, name: string): MetricAddition {
  return {
    ...{ service, name, points, firstMs },
    unit: storableText(latest.unit, LONGEST.unit),
    description: storableText(latest.description, LONGEST.description),
    kind: latest.kind,
    temporality: latest.temporality,
    monotonic: latest.monotonic,
    attributes: [...new Set(Array.from(attributes, (attribute) => storableText(attribute, LONGEST.attribute)))].sort(),
    lastMs: latest.lastMs,
    streams: Buffer.from(streams).toString("hex"),
  };
}
