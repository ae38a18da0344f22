import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { listUsers } from "@/lib/db/read/user/list";
import { type Actor, authorise, type Role } from "@/lib/domain/access";

export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** `invited` has not chosen a password; people who sign in through a provider never do. */
  readonly state: "active" | "invited" | "disabled";
  readonly lastSeenAt: Date | null;
  readonly isYou: boolean;
};

export type PeopleModel = { readonly timezone: string; readonly people: readonly PersonRow[] };

/** Everybody who may sign in, or might once. For admins. */
export async function loadPeople(actor: Actor | null): Promise<PeopleModel> {
  authorise(actor, "people.manage");
  const [workspace, users] = await Promise.all([readWorkspace(), listUsers()]);
  const people = users.map(({ id, name, email, role, lastSeenAt, disabledAt, hasPassword }): PersonRow => {
    const state = disabledAt !== null ? "disabled" : hasPassword || lastSeenAt !== null ? "active" : "invited";
    return { id, name, email, role, state, lastSeenAt, isYou: actor.kind === "user" && actor.id === id };
  });
  return { timezone: workspace.timezone, people };
}
