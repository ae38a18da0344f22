import { createHash } from "node:crypto";
import type { Db } from "@/lib/db/prisma";
import { storeDelivery } from "@/lib/db/write/delivery";
import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";

export type Inbound = {
  readonly actor: Actor;
  /** What kind of thing was sent, such as `deployments`. */
  readonly topic: string;
  readonly raw: Uint8Array;
  readonly contentType: string;
  readonly idempotencyKey: string | null;
  readonly receivedAt: Date;
  readonly demo: boolean;
};

/**
 * Keeps the bytes of a delivery and returns its id. The same bytes, or the same bytes under the same idempotency key, are kept
 * once; the same key with other bytes throws `conflict`, since one of the two would be lost.
 */
export async function receive(tx: Db, { actor, topic, raw, idempotencyKey, ...rest }: Inbound): Promise<string> {
  const rawSha256 = createHash("sha256").update(raw).digest();
  const stored = await storeDelivery(tx, {
    ...rest,
    connection: connectionOf(actor),
    source: "api",
    topic,
    state: "accepted",
    deliveryKey: idempotencyKey === null ? `${topic}:sha256:${rawSha256.toString("hex")}` : `${topic}:key:${idempotencyKey}`,
    raw,
    rawSha256,
    tokenId: actor.kind === "token" ? actor.id : null,
  });
  if (!stored.sameBody)
    throw new WakeError("conflict", "This Idempotency-Key was used before, with another body.", {
      fix: "Use a new key for a new body; repeat a key only to retry the same bytes.",
    });
  return stored.id;
}

/** Who a delivery came through; its keys are unique within it. */
export const connectionOf = (actor: Actor): string => (actor.kind === "system" ? `system:${actor.name}` : `${actor.kind}:${actor.id}`);
