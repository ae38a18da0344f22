import type { Db } from "../prisma";

export type NewDelivery = {
  /** Who it came through: an API token, or a configured source. */
  readonly connection: string;
  /** The same for a retry of the same delivery. */
  readonly deliveryKey: string;
  readonly receivedAt: Date;
  readonly contentType: string;
  readonly raw: Uint8Array;
  readonly rawSha256: Uint8Array;
  /** Null when it was no token that sent it. */
  readonly tokenId: string | null;
  readonly demo: boolean;
};

/** The delivery that holds these bytes; `sameBody` is false when its key was used before with others. */
export type StoredDelivery = { readonly id: string; readonly sameBody: boolean };

/** Keeps what was sent, byte for byte; a delivery whose key is known is not kept twice. */
export async function storeDelivery(tx: Db, delivery: NewDelivery): Promise<StoredDelivery> {
  const { connection, deliveryKey } = delivery;
  const data = { ...delivery, raw: Uint8Array.from(delivery.raw), rawSha256: Uint8Array.from(delivery.rawSha256), state: "accepted" };
  const [stored] = await tx.inboundDelivery.createManyAndReturn({ data: [data], skipDuplicates: true, select: { id: true } });
  if (stored !== undefined) return { id: stored.id, sameBody: true };
  const known = await tx.inboundDelivery.findUniqueOrThrow({
    where: { connection_deliveryKey: { connection, deliveryKey } },
    select: { id: true, rawSha256: true },
  });
  return { id: known.id, sameBody: Buffer.compare(known.rawSha256, delivery.rawSha256) === 0 };
}
