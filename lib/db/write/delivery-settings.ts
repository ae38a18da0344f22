import type { Db } from "../prisma";

type DeliverySettings = { readonly timezone: string; readonly observationHours: number; readonly confidence: number };

/** Sets what the delivery metrics go by. Stored days that rest on what changed become stale in the same transaction. */
export const setDeliverySettings = async (tx: Db, settings: DeliverySettings): Promise<void> => {
  await tx.workspace.upsert({ where: { id: 1 }, create: { id: 1, ...settings }, update: settings });
};
