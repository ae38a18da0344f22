import type { Db } from "@/lib/db/prisma";
import { botPatterns } from "@/lib/db/read/catalogue/bot-rules";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { hintCarried } from "@/lib/db/write/carry-hint";
import { upsertChanges } from "@/lib/db/write/change";
import { type ChangeEvent, type ChangeProjection, foldChange } from "@/lib/ingest/fold/change";
import { askForCarried } from "@/lib/services/carried/ask";

type Groups = ReadonlyMap<string, readonly EventRow[]>;

/** Changes as their events have them, by entity key. `bots` are the rules for names of machines. */
export const foldChanges = (groups: Groups, bots: readonly string[] = []): Map<string, ChangeProjection> =>
  new Map([...groups].map(([key, events]) => [key, foldChange(key.slice("chg:".length), events as readonly ChangeEvent[], bots)]));

/** Brings the projections of some changes up to date with their events, and has looked at again what rests on them. */
export async function projectChanges(tx: Db, groups: Groups, stamp: { now: Date; demo: boolean }): Promise<void> {
  const changes = foldChanges(groups, await botPatterns(tx));
  await hintCarried(tx, "change", await upsertChanges(tx, [...changes.values()], stamp));
  askForCarried();
}
