import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import type { Acceptance, Rejection } from "@/lib/services/telemetry/accept";
import type { PartialSuccess } from "./answer-body";

const SENTENCES: Readonly<Record<Rejection["reason"], string>> = {
  "trace-id": "have no valid trace id (16 bytes, not all zero)",
  "span-id": "have no valid span id (8 bytes, not all zero)",
  "no-start": "have no start time",
  "no-time": "have no time",
  buckets: "have bucket counts that do not fit their bounds",
  temporality: "say neither delta nor cumulative",
  "too-old": "are more than 24 hours old",
  future: "lie more than 10 minutes in the future; check the sender's clock",
  reach: "are of services or environments that this token does not reach",
};

const ITEMS: Readonly<Record<OtlpSignal, string>> = { traces: "Spans", metrics: "Data points", logs: "Log records" };

/** What the sender is told was left out; null when nothing was. */
export function partialSuccessOf(signal: OtlpSignal, { rejected }: Acceptance): PartialSuccess | null {
  if (rejected.length === 0) return null;
  const parts = rejected.map(({ reason, count }) => `${count} ${SENTENCES[reason]}`);
  return {
    rejected: rejected.reduce((sum, { count }) => sum + count, 0),
    errorMessage: `${ITEMS[signal]} left out: ${parts.join("; ")}.`,
  };
}
