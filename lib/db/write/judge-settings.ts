import type { Db } from "../prisma";

/** Sets how much proof a rise takes; verdicts that are settled stay as they were said. */
export const setSensitivity = async (tx: Db, sensitivity: string): Promise<void> => {
  await tx.workspace.upsert({ where: { id: 1 }, create: { id: 1, sensitivity }, update: { sensitivity } });
};
