import type { Db } from "@/lib/db/prisma";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { hintCarried } from "@/lib/db/write/carry-hint";
import { upsertRecords } from "@/lib/db/write/record";
import { foldRecord, type RecordType, recordFields } from "@/lib/ingest/fold/records";
import { RECORD_TABLES } from "./tables";

type Groups = ReadonlyMap<string, readonly EventRow[]>;
type Stamp = { readonly now: Date; readonly demo: boolean };

/** Records as their events have them, by entity key. */
export const foldRecords = (type: RecordType, groups: Groups): Map<string, Readonly<Record<string, unknown>>> =>
  new Map([...groups].map(([key, events]) => [key, foldRecord(type, events as Parameters<typeof foldRecord>[1])]));

/** How records of one type are brought up to date with their events. */
export const recordProjector =
  (type: RecordType) =>
  async (tx: Db, groups: Groups, stamp: Stamp): Promise<void> => {
    const changed = await upsertRecords(tx, RECORD_TABLES[type], recordFields(type), [...foldRecords(type, groups).values()], stamp);
    if (type === "artifact") await hintCarried(tx, "artifact", changed);
  };
