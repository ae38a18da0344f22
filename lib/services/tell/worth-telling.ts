import type { StoryEvent } from "@/lib/domain/story";
import type { VerdictState } from "@/lib/domain/verdict";
import { type Moment, sameMoment } from "./moment";

/** What ends a story that had begun badly without the release being taken back. */
const WELL: readonly VerdictState[] = ["healthy", "improved", "environment"];
const BEGUN: readonly StoryEvent[] = ["verdict.suspect", "verdict.regressed"];

/**
 * What one receiver is told of a release that went from one moment to another, given what it was told of that release before: a
 * regression as soon as it stands, a suspicion only when it outlasted the first hour, and how a story that was begun has ended. Nothing
 * twice, and nothing while a release goes to and fro between states that settle nothing.
 */
export function worthTelling(previous: Moment | null, next: Moment | null, told: readonly StoryEvent[]): StoryEvent | null {
  if (next === null || sameMoment(previous, next)) return null;
  const event = eventOf(
    next,
    BEGUN.some((begun) => told.includes(begun)),
  );
  if (event === null || told.includes(event)) return null;
  // What is known to be bad does not become less by being doubted, and an end is told once.
  if (event === "verdict.suspect" && told.length > 0) return null;
  return event === "verdict.healthy" && told.length > 0 ? null : event;
}

function eventOf({ state, horizon, over, takenBack }: Moment, begun: boolean): StoryEvent | null {
  if (begun && takenBack) return "verdict.resolved";
  if (state === "regressed") return "verdict.regressed";
  if (!over || horizon === "5m") return null;
  if (state === "suspect") return "verdict.suspect";
  if (!WELL.includes(state)) return null;
  if (begun) return "verdict.resolved";
  return state === "environment" ? null : "verdict.healthy";
}
