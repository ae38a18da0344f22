import type { Db } from "../prisma";

type Key = { readonly metric: string; readonly scopeKind: string; readonly scope: string };

/** Sets a goal in place of the one that stood there. */
export const writeGoal = async (tx: Db, key: Key, goal: { target: number; setBy: string; setAt: Date }): Promise<void> => {
  await tx.goal.upsert({ where: { metric_scopeKind_scope: key }, create: { ...key, ...goal }, update: goal });
};

/** Removes a goal; false when there is none. */
export const deleteGoal = async (tx: Db, key: Key): Promise<boolean> => (await tx.goal.deleteMany({ where: key })).count === 1;

/** Whether there is a team or a service of that name. */
export const isKnown = async (tx: Db, kind: "team" | "service", name: string): Promise<boolean> =>
  (kind === "team" ? await tx.team.count({ where: { name } }) : await tx.service.count({ where: { name } })) > 0;
