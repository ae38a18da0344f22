import type { Db } from "@/lib/db/prisma";
import { toldOf } from "@/lib/db/read/message/told";
import type { Listener } from "@/lib/db/read/subscription/listening";
import { insertMessages, type NewMessage } from "@/lib/db/write/message";
import { DEFAULT_TOPICS, STORY_EVENTS, type StoryEvent, type StoryMessage } from "@/lib/domain/story";
import { askForMessages } from "./ask";

/** Something that may be worth telling: whom it concerns, what is told of it to somebody who knows so much already, and in what words. */
export type Tiding = {
  /** `deployment:<id>`, `incident:<id>`, `burn:<id>`. */
  readonly story: string;
  /** Stories that it continues: who was told of those knows of this one. */
  readonly after: readonly string[];
  readonly services: readonly string[];
  readonly environment: string | null;
  readonly decide: (told: readonly StoryEvent[], toldAfter: readonly StoryEvent[]) => StoryEvent | null;
  readonly message: (event: StoryEvent) => StoryMessage;
};

/** Puts what some listeners are to be told into the outbox, in the transaction of what it tells of. */
export async function tell(tx: Db, listeners: readonly Listener[], tidings: readonly Tiding[], now: Date): Promise<void> {
  const told = await toldOf(tx, [...new Set(tidings.flatMap(({ story, after }) => [story, ...after]))]);
  const messages = tidings.flatMap((tiding) =>
    listeners.flatMap((listener): NewMessage[] => {
      if (!concerns(listener, tiding)) return [];
      const known = told.filter(({ subscriptionId }) => subscriptionId === listener.id);
      const event = tiding.decide(
        known.flatMap((one) => (one.story === tiding.story ? [one.event] : [])),
        known.flatMap((one) => (tiding.after.includes(one.story) ? [one.event] : [])),
      );
      if (event === null || !wants(listener, event)) return [];
      return [{ subscriptionId: listener.id, story: tiding.story, body: tiding.message(event), at: now }];
    }),
  );
  await insertMessages(tx, messages);
  if (messages.length > 0) askForMessages();
}

function wants({ events }: Listener, event: StoryEvent): boolean {
  return (events.length === 0 ? DEFAULT_TOPICS : events).includes(STORY_EVENTS[event]);
}

/** An incident may name many services and no environment; one of them is enough, and nothing is nowhere. */
function concerns(listener: Listener, { services, environment }: Tiding): boolean {
  const isService = listener.services.length === 0 || services.some((service) => listener.services.includes(service));
  const isPlace = listener.environments.length === 0 || environment === null || listener.environments.includes(environment);
  return isService && isPlace;
}
