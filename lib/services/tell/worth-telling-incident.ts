import type { ToldIncident } from "@/lib/db/read/incident/to-tell";
import type { StoryEvent } from "@/lib/domain/story";

/** What opened longer ago is history, such as that of a system that was connected just now. */
const LATE_MS = 6 * 3_600_000;

type Facts = Pick<ToldIncident, "resolvedAt" | "openedAt" | "causes">;

/**
 * What one receiver is told of an incident, given what it was told of it, and of the releases that caused it: that it opened, unless the
 * regression behind it was told already; what caused it, once that is found; that it is over. Each once, however often it reopens.
 */
export function worthTellingIncident(
  { resolvedAt, openedAt, causes }: Facts,
  told: readonly StoryEvent[],
  toldOfCauses: readonly StoryEvent[],
  now: Date,
): StoryEvent | null {
  const isKnown = told.includes("incident.opened") || toldOfCauses.includes("verdict.regressed");
  if (resolvedAt !== null && !told.includes("incident.resolved"))
    // One that was over before anybody was told of it, and a release that was told to be over, need no second word.
    return isKnown && !toldOfCauses.includes("verdict.resolved") ? "incident.resolved" : null;
  if (resolvedAt === null && !isKnown) return now.getTime() - openedAt.getTime() <= LATE_MS ? "incident.opened" : null;
  const isNews = causes.some(({ found }) => found) && told.includes("incident.opened") && !told.includes("incident.cause-found");
  return isNews ? "incident.cause-found" : null;
}
