import type { Db } from "@/lib/db/prisma";
import { type ConnectionReading, eventsHeldFrom, reachesOf, readingsOf } from "@/lib/db/read/inbox/reading";
import type { StoredCall } from "@/lib/db/read/inbox/waiting";
import { type Settled, settleDeliveries } from "@/lib/db/write/inbox";
import type { Reach } from "@/lib/domain/access";
import type { EntityType } from "@/lib/ingest/events/event-draft";
import type { TracedDraft } from "@/lib/services/event/store-drafts";
import { publishChange, type Topic } from "@/lib/services/live/publish";
import { type CallReading, readCall } from "./read-call";
import { storeRead } from "./store-read";
import { ofForeign } from "./within-reach";

/** What became of a delivery, and how many events it told of. */
export type Outcome = Pick<Settled, "state" | "error" | "unmapped"> & { readonly events: number };

const TOPIC: Readonly<Partial<Record<EntityType, Topic>>> = {
  deployment: "deployments",
  change: "changes",
  incident: "incidents",
  "change-request": "change-requests",
  approval: "approvals",
  flag: "flags",
};

/**
 * Reads deliveries, stores what they tell of and writes down what became of each, within the caller's transaction. Events carry the
 * number of their connection's reading, which cannot be raised until the transaction ends.
 */
export async function storeCalls(tx: Db, calls: readonly StoredCall[], now: Date): Promise<Map<string, Outcome>> {
  const connections = await readingsOf(tx, [...new Set(calls.map((call) => call.connection))]);
  const reaches = await reachesOf(tx, [...new Set(calls.flatMap((call) => call.tokenId ?? []))]);
  const read = await Promise.all(
    calls.map(async (call) => {
      const connection = connections.get(call.connection);
      const reach = reaches.get(call.tokenId ?? "");
      return { call, connection, reading: await withoutForeign(readCall(call, connection, reach), reach) };
    }),
  );
  const traced = read.flatMap(({ call, connection, reading }) => tracedOf(call, connection, reading));
  const fresh = await storeRead(tx, traced, { now, demo: false });
  const held = await eventsHeldFrom(
    tx,
    calls.map(({ id }) => id),
  );
  const outcomes = read.map(({ call, reading }) => [call.id, outcomeOf(reading, held.get(call.id) ?? 0)] as const);
  await settleDeliveries(
    tx,
    outcomes.map(([id, { state, error, unmapped }]) => ({ id, state, error, unmapped })),
    now,
  );
  const told = traced.flatMap(({ draft }) => (fresh.has(draft.eventKey) ? (TOPIC[draft.entityType] ?? []) : []));
  for (const topic of new Set(told)) await publishChange(tx, topic);
  return new Map(outcomes);
}

async function withoutForeign(reading: CallReading, reach: Reach | undefined): Promise<CallReading> {
  const foreign = await ofForeign(reading.drafts, reach);
  if (foreign.size === 0) return reading;
  const drafts = reading.drafts.filter(({ eventKey }) => !foreign.has(eventKey));
  return { ...reading, drafts, reason: "The token that sent it does not reach what it speaks of." };
}

function tracedOf(call: StoredCall, connection: ConnectionReading | undefined, { drafts }: CallReading): TracedDraft[] {
  if (connection === undefined) return [];
  const origin = {
    source: connection.source,
    connection: connection.id,
    deliveryId: call.id,
    receivedAt: call.receivedAt,
    mapperVersion: connection.generation,
  };
  return drafts.map((draft) => ({ draft, origin }));
}

/** `held` is how many events are held from the delivery: those that another told of first are not. */
function outcomeOf({ drafts, unmapped, reason, failed }: CallReading, held: number): Outcome {
  const events = drafts.length;
  if (failed) return { state: "failed", error: reason, unmapped, events };
  if (unmapped.length > 0) return { state: "unmapped", error: reason, unmapped, events };
  if (events === 0) return { state: "ignored", error: reason ?? "Nothing in it is of use to Wake.", unmapped, events };
  return { state: held > 0 ? "accepted" : "duplicate", error: reason, unmapped, events };
}
