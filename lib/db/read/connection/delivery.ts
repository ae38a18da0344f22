import { prisma } from "../../prisma";

export type DeliveryDetail = {
  readonly id: string;
  readonly connection: string;
  readonly source: string | null;
  readonly topic: string | null;
  readonly receivedAt: Date;
  readonly processedAt: Date | null;
  readonly state: string;
  readonly error: string | null;
  readonly unmapped: unknown;
  readonly contentType: string | null;
  /** Those that are read; never a signature, a token or a cookie. */
  readonly headers: unknown;
  readonly raw: Uint8Array;
  /** Keys of the events that are held from it. */
  readonly events: readonly string[];
};

/** One delivery with everything that is kept of it; null when there is none. */
export async function findDelivery(id: string): Promise<DeliveryDetail | null> {
  const row = await prisma().inboundDelivery.findUnique({
    where: { id },
    select: {
      id: true,
      connection: true,
      source: true,
      topic: true,
      receivedAt: true,
      processedAt: true,
      state: true,
      error: true,
      unmapped: true,
      contentType: true,
      headers: true,
      raw: true,
      events: { select: { eventKey: true }, orderBy: { id: "asc" }, take: 1_000 },
    },
  });
  return row === null ? null : { ...row, events: row.events.map(({ eventKey }) => eventKey) };
}
