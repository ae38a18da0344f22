import type { Db } from "@/lib/db/prisma";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { forgetChanges, forgetRecords } from "@/lib/db/write/inbox-forget";
import type { EntityType } from "@/lib/ingest/events/event-draft";
import { projectDeployments } from "@/lib/services/deployment/project";
import { RECORD_TABLES } from "@/lib/services/record/tables";

const TABLES: Readonly<Partial<Record<EntityType, string>>> = { ...RECORD_TABLES, commit: "Commit", incident: "Incident" };

/** `inc:`, `chg:` and so on: what an entity's key has before its id. */
const PREFIX = 4;

/** Removes the projections of entities that no event tells of any more, as if none ever had. */
export async function forgetEntities(tx: Db, entityType: EntityType, keys: readonly string[], now: Date): Promise<void> {
  const ids = keys.map((key) => key.slice(PREFIX));
  if (entityType === "deployment")
    return projectDeployments(tx, new Map(keys.map((key): [string, EventRow[]] => [key, []])), { now, demo: false });
  if (entityType === "change") return forgetChanges(tx, ids);
  const table = TABLES[entityType];
  if (table !== undefined) await forgetRecords(tx, table, ids);
}
