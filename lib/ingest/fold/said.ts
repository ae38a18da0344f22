import type { StoredEvent } from "./stored-event";

/**
 * Reads single facts out of the events of one entity, given in order. What was said last holds; what was not said again
 * stays. Null when nobody ever said it.
 */
export function lastSaid<Facts, Value>(events: readonly StoredEvent<Facts>[], pick: (facts: Facts) => Value | undefined): Value | null {
  return events.reduce<Value | null>((held, { payload }) => pick(payload) ?? held, null);
}

/** A list is replaced by the next one, except that lists said at the same instant, of the same state, are united. */
export function lastSaidList<Facts, Entry>(
  events: readonly StoredEvent<Facts>[],
  pick: (facts: Facts) => readonly Entry[] | undefined,
): Entry[] {
  const stating = events.filter(({ payload }) => pick(payload) !== undefined);
  const last = stating.at(-1);
  const united = stating
    .filter((event) => event.occurredAt.getTime() === last?.occurredAt.getTime() && event.rank === last.rank)
    .flatMap(({ payload }) => pick(payload) ?? []);
  return [...new Set(united)];
}

/** The earliest of the moments that anybody named. */
export function earliestSaid<Facts>(events: readonly StoredEvent<Facts>[], pick: (facts: Facts) => string | undefined): Date | null {
  const said = events.flatMap(({ payload }) => pick(payload) ?? []).sort();
  return dateOrNull(said[0]);
}

/** The last word on a moment. */
export const lastSaidAt = <Facts>(events: readonly StoredEvent<Facts>[], pick: (facts: Facts) => string | undefined): Date | null =>
  dateOrNull(lastSaid(events, pick) ?? undefined);

const dateOrNull = (at: string | undefined): Date | null => (at === undefined ? null : new Date(at));
