import { formatCount, formatDuration, formatPlural } from "@/lib/charts/format";
import type { NoValueReason } from "@/lib/metrics/delivery/figure";
import { daysInWords, type Told } from "./context";

/** What to say instead of a value that cannot be known. */
export function noValueSentence({ figure, facts, unit }: Told, reason: NoValueReason): string {
  const { watching } = facts;
  switch (reason) {
    case "not-connected":
      return "No source was connected yet.";
    case "not-production":
      return "These metrics are about production, and this environment is not.";
    case "no-deployments":
      return `Nothing reached production in ${daysInWords(facts.days)}.`;
    case "no-changes":
      // Those of bots may have, and those whose first commit nobody knows.
      return `No ${unit} that counts reached production for the first time.`;
    case "none-settled":
      return `${formatPlural(watching, "deployment is", "deployments are")} still watched, so none can be counted yet.`;
    case "no-failures":
      return watching === 0 ? "Nothing failed, so there was nothing to recover from." : "Nothing has failed so far.";
    case "most-still-open":
      return stillOpen(figure.n, facts.open);
  }
}

function stillOpen(failures: number, open: readonly number[]): string {
  const longest = formatDuration((open.at(-1) ?? 0) * 1000);
  if (failures === 1) return `The only failure is not over; it has lasted ${longest} so far.`;
  const which =
    open.length === failures
      ? `None of ${formatCount(failures)} failures is over`
      : `${formatCount(open.length)} of ${formatCount(failures)} failures are not over`;
  return `${which}; ${open.length === 1 ? "it" : "the longest"} has lasted ${longest} so far.`;
}
