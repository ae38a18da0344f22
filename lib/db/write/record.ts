import type { Db } from "../prisma";
import { upsertRows } from "./upsert-rows";

/**
 * Writes rows of a projection that has a row for each entity, keyed by `id`, and returns the ids of those that differ from what stood
 * there. `columns` are all that follow from events.
 */
export const upsertRecords = (
  tx: Db,
  table: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  stamp: { readonly now: Date; readonly demo: boolean },
): Promise<string[]> => upsertRows(tx, { table, key: "id", columns }, rows, stamp);
