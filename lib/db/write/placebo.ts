import type { Db } from "../prisma";
import type { PlaceboRow } from "../read/verdict/placebo";

export type NewPlacebo = Omit<PlaceboRow, "night"> & { readonly night: string; readonly at: Date };

/** Keeps what a night found. What is there already stays: a night is measured once. */
export async function insertPlacebo(tx: Db, rows: readonly NewPlacebo[]): Promise<void> {
  await tx.placeboNight.createMany({
    data: rows.map((row) => ({ ...row, night: new Date(`${row.night}T00:00:00Z`) })),
    skipDuplicates: true,
  });
}

/** Forgets the nights before a day. */
export async function forgetPlacebo(tx: Db, before: Date): Promise<void> {
  await tx.placeboNight.deleteMany({ where: { night: { lt: before } } });
}
