import type { Db } from "../prisma";

/** Makes the row of settings when it is missing; `zone`, when it was set on purpose, replaces the one that stands there. */
export async function ensureWorkspace(tx: Db, zone: { readonly chosen: string | null; readonly otherwise: string }): Promise<void> {
  const timezone = zone.chosen ?? zone.otherwise;
  await tx.workspace.upsert({
    where: { id: 1 },
    create: { id: 1, timezone },
    update: zone.chosen === null ? {} : { timezone: zone.chosen },
  });
}
