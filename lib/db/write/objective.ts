import type { Objective } from "../../domain/objective";
import type { Db } from "../prisma";
import { objectiveOf } from "../read/objective/list";

type Change = Omit<Objective, "id">;

/** Stores a new objective. */
export const insertObjective = async (tx: Db, { operations, ...rest }: Change, by: string, at: Date): Promise<Objective> =>
  objectiveOf(await tx.objective.create({ data: { ...rest, operations: [...operations], createdBy: by, createdAt: at, updatedAt: at } }));

/** Stores an objective as it is from now on. */
export const updateObjective = async (tx: Db, { id, operations, ...rest }: Objective, at: Date): Promise<void> => {
  await tx.objective.update({ where: { id }, data: { ...rest, operations: [...operations], updatedAt: at } });
};

/** Removes an objective with its alerts; false when there is none. */
export const deleteObjective = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.objective.deleteMany({ where: { id } })).count === 1;

/** Whether another objective of the place has this name. */
export const isNameTaken = async (tx: Db, { service, environment, name }: Change, except: string | null): Promise<boolean> =>
  (await tx.objective.count({ where: { service, environment, name, ...(except === null ? {} : { id: { not: except } }) } })) > 0;
