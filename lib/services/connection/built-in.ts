import { inTransaction } from "@/lib/db/prisma";
import { insertConnection } from "@/lib/db/write/connection";
import type { SourceId } from "@/lib/domain/source";
import { NO_SETTINGS } from "@/lib/ingest/sources/source-settings";

/** Connections that exist without being made, by id: their senders have API tokens, and an address of their own. */
export const BUILT_IN: Readonly<Partial<Record<string, SourceId>>> = { cdevents: "cdevents" };

/** Makes a built-in connection when it is first used, so that its words can be mapped like those of others. */
export async function ensureBuiltIn(id: keyof typeof BUILT_IN & string, name: string, now: Date): Promise<void> {
  const source = BUILT_IN[id];
  if (source === undefined) throw new Error(`${id} is not built in`);
  const row = { id, source, name, settings: NO_SETTINGS, createdBy: "system", createdAt: now };
  await inTransaction((tx) => insertConnection(tx, row));
}
