import type { Acceptance, Rejection } from "@/lib/services/telemetry/accept";
import type { PartialSuccess } from "./answer-body";

const SENTENCES: Readonly<Record<Rejection["reason"], string>> = {
  "trace-id": "have no valid trace id (16 bytes, not all zero)",
  "span-id": "have no valid span id (8 bytes, not all zero)",
  "no-start": "have no start time",
  "too-old": "started more than 24 hours ago",
  future: "lie more than 10 minutes in the future; check the sender's clock",
  reach: "are of services or environments that this token does not reach",
};

/** What the sender is told was left out; null when nothing was. */
export function partialSuccessOf({ rejected }: Acceptance): PartialSuccess | null {
  if (rejected.length === 0) return null;
  const parts = rejected.map(({ reason, count }) => `${count} ${SENTENCES[reason]}`);
  return {
    rejectedSpans: rejected.reduce((sum, { count }) => sum + count, 0),
    errorMessage: `Spans left out: ${parts.join("; ")}.`,
  };
}
