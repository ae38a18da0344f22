import type { Role } from "../../../domain/access";
import { prisma } from "../../prisma";

export type ListedUser = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly hasPassword: boolean;
  readonly lastSeenAt: Date | null;
};

/** Everybody who was ever added, by name. */
export async function listUsers(): Promise<ListedUser[]> {
  const rows = await prisma().user.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: { sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } } },
  });
  return rows.map(({ sessions, passwordHash, ...user }) => ({
    ...user,
    hasPassword: passwordHash !== null,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
  }));
}
