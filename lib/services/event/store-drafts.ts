import type { Db } from "@/lib/db/prisma";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { appendEvents } from "@/lib/db/write/event";
import { lockNames } from "@/lib/db/write/stripe-locks";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import { askForDays } from "@/lib/services/delivery/ask";
import { lockNamesOf } from "./lock-names";
import { projectTouched } from "./project";

/** Where events come from: the delivery that told of them, and how it was read. */
export type Origin = {
  readonly source: string;
  readonly connection: string;
  readonly deliveryId: string | null;
  readonly receivedAt: Date;
  readonly mapperVersion: number;
};

export type TracedDraft = { readonly draft: EventDraft; readonly origin: Origin };

export type Stored = {
  /** Keys of events that are new or say something new. */
  readonly fresh: Set<string>;
  /** All events of the entities that were spoken of, by entity key. */
  readonly entities: Map<string, EventRow[]>;
};

/**
 * Appends events and brings every projection that follows from them up to date, within the caller's transaction. It takes the locks
 * itself and must come before anything else is read. Throws what the database throws; then nothing of it is stored.
 */
export async function storeDrafts(tx: Db, traced: readonly TracedDraft[], stamp: { now: Date; demo: boolean }): Promise<Stored> {
  const drafts = traced.map(({ draft }) => draft);
  await lockNames(tx, drafts.flatMap(lockNamesOf));
  const fresh = await appendEvents(
    tx,
    traced.map(({ draft, origin }) => ({ ...draft, ...origin })),
    stamp.demo,
  );
  const entities = await projectTouched(tx, drafts, fresh, stamp);
  if (fresh.size > 0) askForDays();
  return { fresh, entities };
}
