import { transcode } from "./json/transcode";
import { reduceLogs } from "./logs/reduce-logs";
import { reduceMetrics } from "./metrics/reduce-metrics";
import type { Reduction, ReductionContext } from "./reduction";
import type { OtlpEncoding, OtlpSignal } from "./signal";
import { reduceTraces } from "./traces/reduce-traces";

const REDUCE: Readonly<Record<OtlpSignal, (body: Uint8Array, context: ReductionContext) => Reduction>> = {
  traces: reduceTraces,
  metrics: reduceMetrics,
  logs: reduceLogs,
};

/**
 * Reduces one OTLP request body to what it adds, in one pass over its bytes. Pure. A JSON body is first written as the protobuf that
 * says the same, so that both encodings have one meaning.
 *
 * @throws WakeError `invalid` for a body that cannot be decoded, with the byte or JSON path; `too-large` over a hard limit of `limits`.
 */
export function reduceOtlp(signal: OtlpSignal, encoding: OtlpEncoding, body: Uint8Array, context: ReductionContext): Reduction {
  return REDUCE[signal](encoding === "json" ? transcode(body, signal) : body, context);
}
