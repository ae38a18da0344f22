/** An event as it is stored. `payload` holds the facts that `lib/ingest` settled (`facts/facts.ts`). */
export type StoredEvent<Facts = unknown> = {
  readonly eventKey: string;
  /** The adapter that it came by, and the connection. */
  readonly source: string;
  readonly connection: string;
  readonly rank: number;
  readonly occurredAt: Date;
  readonly occurredAtSource: string;
  readonly payload: Facts;
};

/** Each event once, in the order in which things happened: by instant, then by rank, then by key. The order of arrival has no part in it. */
export function inOrder<Event extends StoredEvent>(events: readonly Event[]): Event[] {
  const once = new Map(events.map((event) => [event.eventKey, event]));
  return [...once.values()].sort(
    (a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || a.rank - b.rank || (a.eventKey < b.eventKey ? -1 : 1),
  );
}
