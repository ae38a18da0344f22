import { readJsonTraces } from "./json/read-json-traces";
import { readProtobufTraces } from "./protobuf/read-protobuf-traces";
import type { TraceReduction } from "./trace-reduction";
import { TraceAccumulator } from "./traces/trace-accumulator";

export type OtlpEncoding = "protobuf" | "json";

/**
 * Reduces one `ExportTraceServiceRequest` to what it adds to each series and minute, in one pass over its bytes.
 *
 * Pure: `now` (epoch milliseconds) only decides which spans are too old or in the future. A span counts in the minute it started in.
 * Both encodings share everything after "one span", so equal content gives equal reductions.
 *
 * @throws WakeError `invalid` for a body that cannot be decoded, with the byte or JSON path; `too-large` over a hard limit of `limits`.
 */
export function reduceTraces(body: Uint8Array, encoding: OtlpEncoding, now: number): TraceReduction {
  const accumulator = new TraceAccumulator(body, now);
  if (encoding === "protobuf") readProtobufTraces(body, accumulator);
  else readJsonTraces(body, accumulator);
  return accumulator.finish();
}
