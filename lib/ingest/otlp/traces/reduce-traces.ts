import { Cursor } from "../protobuf/cursor";
import { readProtobufTraces } from "../protobuf/read-protobuf-traces";
import type { Reduction, ReductionContext } from "../reduction";
import { TraceAccumulator } from "./trace-accumulator";
import { TraceScratch } from "./trace-scratch";

/** One for the process: bodies are reduced one after the other. */
const scratch = new TraceScratch();

/**
 * Reduces one `ExportTraceServiceRequest` in protobuf, in one pass over its bytes. A span counts in the minute it started in.
 *
 * @throws WakeError `invalid` for a body that cannot be decoded, with the byte; `too-large` over a hard limit of `limits`.
 */
export function reduceTraces(body: Uint8Array, context: ReductionContext): Reduction {
  const cursor = new Cursor(body);
  scratch.clear();
  const accumulator = new TraceAccumulator(cursor, context, scratch);
  readProtobufTraces(cursor, accumulator);
  return accumulator.finish();
}
