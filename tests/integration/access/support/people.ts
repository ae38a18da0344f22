import { hashPassword } from "@/lib/auth/password";
import { inTransaction } from "@/lib/db/prisma";
import { insertUser } from "@/lib/db/write/user";
import type { Actor, Role } from "@/lib/domain/access";

export const NOW = new Date("2026-11-20T14:32:00Z");
export const PASSWORD = "quiet rivers carry far";
export const SYSTEM: Actor = { kind: "system", name: "test" };

/** Some moment after `NOW`. */
export const later = (ms: number): Date => new Date(NOW.getTime() + ms);

/** A person with `PASSWORD`, stored; returns them as an actor. */
export async function person(role: Role, email = `${role}@example.com`): Promise<Extract<Actor, { kind: "user" }>> {
  const passwordHash = await hashPassword(PASSWORD);
  const id = await inTransaction((tx) => insertUser(tx, { email, name: role, role, passwordHash }, NOW));
  if (id === null) throw new Error(`${email} exists already`);
  return { kind: "user", id, name: role, role };
}
