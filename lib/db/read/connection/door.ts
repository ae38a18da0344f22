import { prisma } from "../../prisma";

/** What is needed to check a call to a connection, and to read what it brought. */
export type Door = {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  readonly disabledAt: Date | null;
  readonly verifiedAt: Date | null;
  readonly secrets: readonly { readonly id: string; readonly sealed: Uint8Array; readonly keyId: string }[];
};

/** One connection with the secrets that hold at `now`; null when there is none. */
export const findDoor = (id: string, now: Date): Promise<Door | null> =>
  prisma().connection.findUnique({
    where: { id },
    select: {
      id: true,
      source: true,
      name: true,
      disabledAt: true,
      verifiedAt: true,
      secrets: {
        where: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
        select: { id: true, sealed: true, keyId: true },
      },
    },
  });
