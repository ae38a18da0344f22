import { type EventFilter, listEvents } from "@/lib/db/read/event/log";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { type Page, type Paging, pageOf, timeCursor } from "./page";

const isNumber = (id: string): boolean => /^\d{1,18}$/.test(id);

/** The event log: what senders told, as it was understood, what happened last first. */
export async function eventsPage(actor: Actor | null, { cursor, limit, ...filter }: EventFilter & Paging): Promise<Page<object>> {
  authorise(actor, "view.read");
  const after = timeCursor(cursor, isNumber);
  return pageOf(
    limit,
    (most) => listEvents(filter, reachOf(actor), after, most),
    ({ occurredAt, id }) => [occurredAt.toISOString(), id],
    ({ id: _, ...event }) => event,
  );
}
