import type { Db } from "../prisma";

/** Sets the address at which traces are looked at; null takes it back. */
export const setTraceUrl = async (tx: Db, traceUrl: string | null): Promise<void> => {
  await tx.workspace.upsert({ where: { id: 1 }, create: { id: 1, traceUrl }, update: { traceUrl } });
};
