import { type Db, prisma } from "../../prisma";

/** How many admins can sign in. */
export const countAdmins = (db: Db = prisma()): Promise<number> => db.user.count({ where: { role: "admin", disabledAt: null } });

/** Whether there ever was an admin, disabled ones included: only then is setting up over. */
export const hasAdmin = async (db: Db = prisma()): Promise<boolean> =>
  (await db.user.findFirst({ where: { role: "admin" }, select: { id: true } })) !== null;
