import type { Db } from "@/lib/db/prisma";
import { burnsToTell } from "@/lib/db/read/burn/to-tell";
import { listening } from "@/lib/db/read/subscription/listening";
import type { StoryEvent } from "@/lib/domain/story";
import { burnMessage, burnStory } from "./burn-message";
import { type Tiding, tell } from "./outbox";

/**
 * Tells whoever asked for it that a budget burns too fast, and that it does no longer; each once. An alert for which an incident was opened
 * is told of with the incident, so set `incidentId` first. To be called in the transaction that changes the alerts, after it has.
 */
export async function tellBurns(tx: Db, alertIds: readonly string[], now: Date): Promise<void> {
  if (alertIds.length === 0) return;
  const listeners = await listening(tx);
  if (listeners.length === 0) return;
  const tidings = (await burnsToTell(tx, alertIds)).map(
    (burn): Tiding => ({
      story: burnStory(burn.id),
      after: [],
      services: [burn.service],
      environment: burn.environment,
      decide: (told) => eventOf(burn.endedAt !== null, told),
      message: (event) => burnMessage(event, burn),
    }),
  );
  await tell(tx, listeners, tidings, now);
}

function eventOf(isOver: boolean, told: readonly StoryEvent[]): StoryEvent | null {
  const isKnown = told.includes("burn.started");
  if (!isOver) return isKnown ? null : "burn.started";
  return isKnown && !told.includes("burn.ended") ? "burn.ended" : null;
}
