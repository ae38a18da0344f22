/** A metric as one body told of it, for the catalogue: nothing of its values is kept unless it is promoted. */
export type MetricSeen = {
  readonly service: string;
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly kind: "gauge" | "sum" | "histogram" | "exponential-histogram" | "summary";
  /** Null for gauges and summaries. */
  readonly temporality: "delta" | "cumulative" | null;
  readonly monotonic: boolean;
  /** Names of its points' attributes. */
  readonly attributes: readonly string[];
  readonly points: number;
  /** One 32-bit hash for each distinct stream, for counting how many there are. */
  readonly streams: readonly number[];
  readonly lastMs: number;
};
