import type { RequestSource } from "@/lib/domain/request-source";

/** What the numbers of a service's requests are made of, and what follows from it. */
export function sourceSentence(source: RequestSource | null): string {
  if (source === "spans") return "Counted from spans.";
  if (source === "metrics")
    return "Counted from duration metrics, so latency is as fine as their buckets, and where failures began is unknown.";
  return "";
}
