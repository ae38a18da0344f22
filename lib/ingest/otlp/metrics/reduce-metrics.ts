import { Cursor } from "../protobuf/cursor";
import type { Reduction, ReductionContext } from "../reduction";
import { MetricAccumulator } from "./metric-accumulator";
import { readProtobufMetrics } from "./read-protobuf-metrics";

/**
 * Reduces one `ExportMetricsServiceRequest` in protobuf, in one pass over its bytes. Every metric is noted for the catalogue; the points
 * of request metrics and promoted ones are kept as they are, because what they add depends on what their stream said before.
 *
 * @throws WakeError `invalid` for a body that cannot be decoded, with the byte; `too-large` over a hard limit of `limits`.
 */
export function reduceMetrics(body: Uint8Array, context: ReductionContext): Reduction {
  const cursor = new Cursor(body);
  const accumulator = new MetricAccumulator(cursor, context);
  readProtobufMetrics(cursor, accumulator);
  return accumulator.finish();
}
