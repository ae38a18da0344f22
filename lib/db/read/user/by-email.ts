import type { Role } from "../../../domain/access";
import { prisma } from "../../prisma";

export type StoredUser = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
};

/** The person with this normalised e-mail address; null when there is none. */
export const findUserByEmail = (email: string): Promise<StoredUser | null> =>
  prisma().user.findUnique({ where: { email }, omit: { createdAt: true } });
