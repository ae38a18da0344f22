import { attribute } from "@/lib/health/attribution/attribute";
import type { Attribution } from "@/lib/health/attribution/attribution";
import type { AttributionInput, Change } from "@/lib/health/attribution/input";

/** The onset is known to about this long. */
const TOLERANCE_MS = 5 * 60_000;

/** The ranking of some changes; one that something else had replaced before the harm began is no candidate. */
export function rankSuspects(input: AttributionInput): Attribution {
  const first = attribute(input);
  const { onsetAt } = first;
  if (onsetAt === null) return first;
  const over = ({ endedAt }: Change): boolean => endedAt != null && endedAt.getTime() < onsetAt.getTime() - TOLERANCE_MS;
  return input.changes.some(over) ? attribute({ ...input, changes: input.changes.filter((change) => !over(change)) }) : first;
}
