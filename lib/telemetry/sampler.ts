import { ParentBasedSampler, type Sampler, SamplingDecision, type SamplingResult } from "@opentelemetry/sdk-trace-node";

/**
 * Telemetry that came in by these would cause telemetry for ever; health checks and files say nothing of the product; and the stream
 * of changes lasts as long as a page is open.
 */
const LEFT_OUT = /^\/(v1\/|v1development\/|api\/otlp\/|api\/v1\/live|healthz|readyz|_next\/)/;
const TAKEN: SamplingResult = { decision: SamplingDecision.RECORD_AND_SAMPLED };
const NOT_TAKEN: SamplingResult = { decision: SamplingDecision.NOT_RECORD };

/** Whether a request to a path may be traced. */
export const isTraced = (path: string): boolean => !LEFT_OUT.test(path);

/** Traces what is asked of Wake by path, whoever asks, and everything below it as it. */
export function servedRequests(): Sampler {
  const byPath: Sampler = {
    shouldSample: (_context, _traceId, _name, _kind, attributes) => {
      const target = attributes["http.target"] ?? attributes["url.path"];
      return typeof target === "string" && !isTraced(target) ? NOT_TAKEN : TAKEN;
    },
    toString: () => "ServedRequests",
  };
  return new ParentBasedSampler({ root: byPath, remoteParentSampled: byPath, remoteParentNotSampled: byPath });
}
