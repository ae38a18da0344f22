import { isUuid } from "../../../domain/uuid";
import type { Db } from "../../prisma";

/** Whether there is a person with this id, whatever was typed as one. */
export const userExists = async (db: Db, id: string): Promise<boolean> => isUuid(id) && (await db.user.count({ where: { id } })) > 0;
