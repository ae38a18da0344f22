import { prisma } from "../../prisma";

/** Where a message goes, sealed. */
export type Receiver = {
  readonly id: string;
  readonly kind: string;
  readonly sealedUrl: Uint8Array;
  readonly sealedSecret: Uint8Array | null;
  readonly keyId: string;
};

/** Some subscriptions with what it takes to send to them, by id. */
export async function receivers(ids: readonly string[]): Promise<Map<string, Receiver>> {
  const rows = await prisma().subscription.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, kind: true, sealedUrl: true, sealedSecret: true, keyId: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
