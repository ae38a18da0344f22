import type { Role } from "../../../domain/access";
import { prisma } from "../../prisma";

export type StoredSession = {
  readonly id: string;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly disabledAt: Date | null;
  };
};

/** A session with its person, whatever its state; null when there is none. */
export const findSession = (id: string): Promise<StoredSession | null> =>
  prisma().session.findUnique({
    where: { id },
    select: {
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      endedAt: true,
      user: { select: { id: true, name: true, email: true, role: true, disabledAt: true } },
    },
  });
