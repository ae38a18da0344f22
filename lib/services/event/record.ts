import { type Db, inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { lockNames } from "@/lib/db/write/stripe-locks";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { contentHash } from "@/lib/ingest/events/content-hash";
import type { EventDraft, EventKind, Reading } from "@/lib/ingest/events/event-draft";
import { connectionOf, type Inbound, receive } from "@/lib/services/inbox/receive";
import { publishChange } from "@/lib/services/live/publish";
import { type Entity, entitiesOf } from "./entity";
import { inTurn } from "./in-turn";
import { lockNamesOf } from "./lock-names";
import { API_READING, READER } from "./reader";
import { type Accepted, admit } from "./refusal";
import { storeDrafts } from "./store-drafts";

/** Largest number of events that one transaction stores. */
const BATCH = 1_000;

export type Submission = {
  readonly kind: EventKind;
  /** Bodies as parsed from JSON, not yet checked. */
  readonly values: readonly unknown[];
  /** The bytes they came from, kept in the inbox; the values themselves when there were none. */
  readonly raw?: Uint8Array;
  readonly contentType?: string;
  readonly idempotencyKey?: string | null;
  /** Marks everything that is stored as part of the demo. */
  readonly demo?: boolean;
};

/** What became of one body: stored, known already, or refused with the reason. */
export type ItemResult =
  | { readonly outcome: "created" | "duplicate"; readonly entity: Entity; readonly ignored: readonly string[] }
  | { readonly outcome: "refused"; readonly error: WakeError };

/**
 * Stores events and brings everything that follows from them up to date: inbox, event, projection, audit and the notice to open
 * pages are one transaction for each batch of 1,000. Good bodies are stored whatever the others are. Results are in order.
 * Throws `unauthenticated`, `forbidden`, or `conflict` for an idempotency key that was used with another body.
 */
export async function recordEvents(actor: Actor | null, submission: Submission, now: Date): Promise<ItemResult[]> {
  authorise(actor, "events.write");
  const { kind, values, demo = false, idempotencyKey = null, contentType = "application/json" } = submission;
  const readings = values.map((value) => READER[kind](value, now));
  const admitted = await admit(
    actor,
    kind,
    idempotencyKey === null ? readings : readings.map(keyedBy([connectionOf(actor), kind, idempotencyKey])),
  );
  const raw = submission.raw ?? new TextEncoder().encode(JSON.stringify(values));
  const inbound = { actor, topic: kind, raw, contentType, idempotencyKey, receivedAt: now, demo };
  const accepted = admitted.flatMap((one) => (one instanceof WakeError ? [] : [one]));
  const stored: ItemResult[] = [];
  for (let from = 0; from < accepted.length; from += BATCH) {
    const batch = accepted.slice(from, from + BATCH);
    stored.push(...(await inTurn(() => inTransaction((tx) => storeBatch(tx, kind, batch, inbound)))));
  }
  const inOrder = stored.values();
  return admitted.flatMap((one) =>
    one instanceof WakeError ? [{ outcome: "refused" as const, error: one }] : (inOrder.next().value ?? []),
  );
}

/** Under an idempotency key the place of a body in its delivery makes its event's key. */
const keyedBy =
  (delivery: readonly string[]) =>
  (reading: Reading, index: number): Reading =>
    reading.ok ? { ...reading, event: { ...reading.event, eventKey: `idem:${contentHash(delivery)}:${index}` } } : reading;

async function storeBatch(tx: Db, kind: EventKind, batch: readonly Accepted[], inbound: Inbound): Promise<ItemResult[]> {
  const { actor, receivedAt: now, demo } = inbound;
  const drafts = batch.flatMap(({ event, also }): EventDraft[] => [event, ...also]);
  await lockNames(tx, drafts.flatMap(lockNamesOf));
  const deliveryId = await receive(tx, inbound);
  const origin = { source: "api", connection: connectionOf(actor), deliveryId, receivedAt: now, mapperVersion: API_READING };
  const { fresh, entities: groups } = await storeDrafts(
    tx,
    drafts.map((draft) => ({ draft, origin })),
    { now, demo },
  );
  const appended = fresh.size;
  const ownKeys = new Set(batch.map(({ event }) => event.entityKey));
  const entities = entitiesOf(kind, new Map([...groups].filter(([key]) => ownKeys.has(key))));
  const results = batch.map(({ event, ignored }): ItemResult => {
    const entity = entities.get(event.entityKey) ?? { id: "" };
    // The first of several equal ones is the one that was stored.
    return { outcome: fresh.delete(event.eventKey) ? "created" : "duplicate", entity, ignored };
  });
  if (appended === 0) return results;
  const created = results.filter(({ outcome }) => outcome === "created").length;
  await publishChange(tx, kind);
  const detail = { kind, created, duplicates: batch.length - created };
  await appendAudit(tx, { actor, action: "events.record", subject: `delivery:${deliveryId}`, detail });
  return results;
}
