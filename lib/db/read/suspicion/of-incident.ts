import type { SuspectBoard } from "@/lib/domain/suspect";
import { type Db, prisma } from "../../prisma";
import { boardOf } from "./stored";

/** The latest ranking of what may have caused an incident; null while there is none. */
export async function suspicionOf(incidentId: string, db: Db = prisma()): Promise<SuspectBoard | null> {
  const row = await db.suspicion.findUnique({ where: { incidentId }, select: { body: true } });
  return row === null ? null : boardOf(row);
}
