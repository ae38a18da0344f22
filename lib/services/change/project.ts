import type { Db } from "@/lib/db/prisma";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { upsertChanges } from "@/lib/db/write/change";
import { type ChangeEvent, type ChangeProjection, foldChange } from "@/lib/ingest/fold/change";

type Groups = ReadonlyMap<string, readonly EventRow[]>;

/** Changes as their events have them, by entity key. */
export const foldChanges = (groups: Groups): Map<string, ChangeProjection> =>
  new Map([...groups].map(([key, events]) => [key, foldChange(key.slice("chg:".length), events as readonly ChangeEvent[])]));

/** Brings the projections of some changes up to date with their events. */
export async function projectChanges(tx: Db, groups: Groups, stamp: { now: Date; demo: boolean }): Promise<void> {
  await upsertChanges(tx, [...foldChanges(groups).values()], stamp);
}
