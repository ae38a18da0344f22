import type { Db } from "@/lib/db/prisma";
import { reachesOf } from "@/lib/db/read/inbox/reading";
import type { StoredCall } from "@/lib/db/read/inbox/waiting";
import type { Reach } from "@/lib/domain/access";
import { contentHash } from "@/lib/ingest/events/content-hash";
import { EVENT_KINDS, type EventDraft, type EventKind } from "@/lib/ingest/events/event-draft";
import { decodeText, parseText } from "@/lib/ingest/events/parse-text";
import { API_READING, READER } from "@/lib/services/event/reader";
import { outOfReach } from "@/lib/services/event/refusal";
import type { TracedDraft } from "@/lib/services/event/store-drafts";
import { storeRead } from "./store-read";

/** Reads deliveries of the events API again, as of when they arrived, and stores what they tell of. */
export async function storeApiCalls(tx: Db, calls: readonly StoredCall[], now: Date): Promise<void> {
  const reaches = await reachesOf(tx, [...new Set(calls.flatMap((call) => call.tokenId ?? []))]);
  for (const demo of [true, false]) {
    const own = calls.filter((call) => call.demo === demo);
    const traced = own.flatMap((call) => tracedOf(call, reaches.get(call.tokenId ?? "")));
    await storeRead(tx, traced, { now, demo });
  }
}

function tracedOf(call: StoredCall, reach: Reach | undefined): TracedDraft[] {
  const { connection, id: deliveryId, receivedAt } = call;
  const origin = { source: "api", connection, deliveryId, receivedAt, mapperVersion: API_READING };
  return draftsOf(call, reach).map((draft) => ({ draft, origin }));
}

/** What the body of a delivery tells of: as when it arrived, wrong parts of it are left out, and those beyond its token's reach. */
function draftsOf(call: StoredCall, reach: Reach | undefined): EventDraft[] {
  const word = call.topic ?? call.deliveryKey.split(":")[0];
  const kind = EVENT_KINDS.find((one) => one === word);
  if (kind === undefined) return [];
  const readings = valuesOf(call).map((value) => READER[kind](value, call.receivedAt));
  const idempotency = keyPrefixOf(call, kind);
  return readings.flatMap((reading, index) => {
    if (!reading.ok || (reach !== undefined && outOfReach(reach, kind, reading) !== null)) return [];
    const own = idempotency === null ? reading.event : { ...reading.event, eventKey: `${idempotency}:${index}` };
    return [own, ...reading.also];
  });
}

/** Under an idempotency key the place of a body in its delivery makes its event's key (services/event/record). */
function keyPrefixOf({ connection, deliveryKey }: StoredCall, kind: EventKind): string | null {
  const mark = `${kind}:key:`;
  return deliveryKey.startsWith(mark) ? `idem:${contentHash([connection, kind, deliveryKey.slice(mark.length)])}` : null;
}

function valuesOf({ contentType, raw }: StoredCall): unknown[] {
  const text = decodeText(raw);
  if (!/ndjson/.test(contentType ?? "")) {
    const value = parsed(text);
    return Array.isArray(value) ? value : value === undefined ? [] : [value];
  }
  return text.split("\n").flatMap((line) => {
    const value = line.trim() === "" ? undefined : parsed(line);
    return value === undefined ? [] : [value];
  });
}

function parsed(text: string): unknown {
  try {
    return parseText(text);
  } catch {
    return undefined;
  }
}
