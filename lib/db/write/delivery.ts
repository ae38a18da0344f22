import type { Db } from "../prisma";

export type NewDelivery = {
  /** Who it came through: an API token, or a connection. */
  readonly connection: string;
  /** The same for a retry of the same delivery. */
  readonly deliveryKey: string;
  /** The adapter that reads it. */
  readonly source: string;
  readonly topic: string | null;
  readonly receivedAt: Date;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly raw: Uint8Array;
  readonly rawSha256: Uint8Array;
  /** Null when it was no token that sent it. */
  readonly tokenId: string | null;
  /** `received` while it waits to be processed. */
  readonly state: "received" | "accepted";
  readonly demo: boolean;
};

/** The delivery that holds these bytes; `sameBody` is false when its key was used before with others. */
export type StoredDelivery = { readonly id: string; readonly fresh: boolean; readonly sameBody: boolean };

/** Keeps what was sent, byte for byte; a delivery whose key is known is not kept twice. */
export async function storeDelivery(tx: Db, { headers = {}, ...delivery }: NewDelivery): Promise<StoredDelivery> {
  const { connection, deliveryKey } = delivery;
  const data = { ...delivery, headers: { ...headers }, raw: Uint8Array.from(delivery.raw), rawSha256: Uint8Array.from(delivery.rawSha256) };
  const [stored] = await tx.inboundDelivery.createManyAndReturn({ data: [data], skipDuplicates: true, select: { id: true } });
  if (stored !== undefined) return { id: stored.id, fresh: true, sameBody: true };
  const known = await tx.inboundDelivery.findUniqueOrThrow({
    where: { connection_deliveryKey: { connection, deliveryKey } },
    select: { id: true, rawSha256: true },
  });
  return { id: known.id, fresh: false, sameBody: Buffer.compare(known.rawSha256, delivery.rawSha256) === 0 };
}
