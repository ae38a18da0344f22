import { type Db, prisma } from "../../prisma";

export type StoredCall = {
  readonly id: string;
  readonly connection: string;
  readonly source: string | null;
  readonly topic: string | null;
  readonly deliveryKey: string;
  readonly receivedAt: Date;
  readonly contentType: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: Uint8Array;
  readonly tokenId: string | null;
  readonly demo: boolean;
};

/** Those that wait, the oldest first, with their sizes in bytes; nobody else gets them until the transaction ends. */
export const claimWaiting = (tx: Db, most: number): Promise<{ id: string; size: number }[]> =>
  tx.$queryRaw<{ id: string; size: number }[]>`
    select id, octet_length(raw) as size from "InboundDelivery" where state = 'received'
    order by "receivedAt", id limit ${most} for update skip locked`;

/** One that waits, for this transaction alone; false when it is settled or in other hands. */
export async function claimOne(tx: Db, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "InboundDelivery" where id = ${id}::uuid and state = 'received' for update skip locked`;
  return rows.length === 1;
}

/** Ids of deliveries that wait, the oldest first. */
export const waitingIds = async (most: number): Promise<string[]> =>
  (
    await prisma().inboundDelivery.findMany({
      where: { state: "received" },
      select: { id: true },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      take: most,
    })
  ).map(({ id }) => id);

/** Deliveries with their bytes, in order of arrival. */
export async function storedCalls(tx: Db, ids: readonly string[]): Promise<StoredCall[]> {
  const rows = await tx.inboundDelivery.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      connection: true,
      source: true,
      topic: true,
      deliveryKey: true,
      receivedAt: true,
      contentType: true,
      headers: true,
      raw: true,
      tokenId: true,
      demo: true,
    },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ headers, ...row }) => ({ ...row, headers: headers as Readonly<Record<string, string>> }));
}
