import type { Role } from "../../domain/access";
import type { Db } from "../prisma";

export type NewUser = { readonly email: string; readonly name: string; readonly role: Role; readonly passwordHash: string | null };

/** Adds a person and returns their id; null when the e-mail address is taken. */
export async function insertUser(tx: Db, user: NewUser, at: Date): Promise<string | null> {
  const [added] = await tx.user.createManyAndReturn({ data: [{ ...user, createdAt: at }], skipDuplicates: true, select: { id: true } });
  return added?.id ?? null;
}

/** Changes what a person may do; false when there is no such person. */
export async function setRole(tx: Db, id: string, role: Role): Promise<boolean> {
  return (await tx.user.updateMany({ where: { id }, data: { role } })).count === 1;
}

/** Shuts a person out (`at`) or lets them in again (null); false when there is no such person. */
export async function setDisabled(tx: Db, id: string, at: Date | null): Promise<boolean> {
  return (await tx.user.updateMany({ where: { id }, data: { disabledAt: at } })).count === 1;
}

/** Replaces a person's password; false when there is no such person. */
export async function setPasswordHash(tx: Db, id: string, passwordHash: string): Promise<boolean> {
  return (await tx.user.updateMany({ where: { id }, data: { passwordHash } })).count === 1;
}
