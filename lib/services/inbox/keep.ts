import { createHash } from "node:crypto";
import { inTransaction } from "@/lib/db/prisma";
import { storeDelivery } from "@/lib/db/write/delivery";
import { storableText } from "@/lib/domain/storable-text";
import type { Headers } from "@/lib/ingest/sources/adapter";
import { adapterOf } from "@/lib/ingest/sources/registry";

/** What a connection's system sent, or what Wake fetched from it. */
export type Arrival = {
  readonly connection: string;
  readonly source: string;
  /** All headers in lower case; only those that its adapter reads are kept. */
  readonly headers: Headers;
  readonly raw: Uint8Array;
  /** What the bytes say, when they were parsed already. */
  readonly body: unknown;
  readonly contentType: string;
  readonly receivedAt: Date;
  readonly tokenId?: string | null;
};

export type Kept = {
  readonly id: string;
  /** False for one that is kept already. */
  readonly fresh: boolean;
};

const ALWAYS_KEPT = ["content-type", "user-agent", "x-wake-path"];
/** Kept by no mistake of an adapter either. */
const NEVER_KEPT = /authorization|cookie|signature|token|secret|password/;
const LONGEST_HEADER = 2_000;
const LONGEST_KEY = 300;

/** Keeps a delivery in a transaction of its own, to be processed afterwards; once this returns it is not lost. */
export function keepDelivery({ headers, raw, body, tokenId = null, ...arrival }: Arrival): Promise<Kept> {
  const adapter = adapterOf(arrival.source);
  const rawSha256 = createHash("sha256").update(raw).digest();
  const kept = keptHeaders(headers, adapter?.headers ?? []);
  const byBytes = `sha256:${rawSha256.toString("hex")}`;
  const said = adapter?.deliveryKey(kept, body) ?? null;
  const topic = storable(adapter?.topic(kept, body) ?? null, 200);
  const delivery = { ...arrival, headers: kept, raw, rawSha256, tokenId, topic, state: "received", demo: false } as const;
  // What one token may not tell, another may: the same delivery by two of them is two.
  const by = tokenId === null ? "" : `token:${tokenId}:`;
  return inTransaction(async (tx) => {
    const stored = await storeDelivery(tx, { ...delivery, deliveryKey: `${by}${said === null ? byBytes : keyOf(said)}` });
    if (stored.sameBody) return stored;
    // The sender used an id twice: what it says now would be lost with it.
    return storeDelivery(tx, { ...delivery, deliveryKey: `${by}${keyOf(said ?? "")}:${byBytes}` });
  });
}

const keyOf = (said: string): string => {
  const text = storableText(said, LONGEST_KEY);
  return text === said ? said : `long:${createHash("sha256").update(said).digest("hex")}`;
};

const storable = (text: string | null, longest: number): string | null => (text === null ? null : storableText(text, longest));

function keptHeaders(headers: Headers, read: readonly string[]): Record<string, string> {
  const names = [...new Set([...read, ...ALWAYS_KEPT])].filter((name) => !NEVER_KEPT.test(name));
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, storableText(value, LONGEST_HEADER)]];
    }),
  );
}
