import { inTransaction, prisma } from "@/lib/db/prisma";
import { orphanEntities } from "@/lib/db/read/deployment/orphan-records";
import { entityKeysAfter } from "@/lib/db/read/event/entity-keys";
import { type EventRow, eventsOf } from "@/lib/db/read/event/of-entities";
import { lockEveryName } from "@/lib/db/write/stripe-locks";
import type { EntityType } from "@/lib/ingest/events/event-draft";
import { PROJECTIONS } from "./project";

const PAGE = 500;

/**
 * Folds every event again and corrects the projections that differ; run after the meaning of events has changed. Returns how
 * many entities there are. It may run while events arrive, and running it twice changes nothing.
 */
export async function rebuildProjections(now: Date): Promise<number> {
  let entities = 0;
  for (const [entityType] of PROJECTIONS)
    for (
      let keys = await entityKeysAfter(entityType, "", PAGE);
      keys.length > 0;
      keys = await entityKeysAfter(entityType, keys.at(-1) ?? "", PAGE)
    ) {
      await rebuildPage(entityType, keys, now);
      entities += keys.length;
    }
  for (let keys = await orphanEntities(prisma(), PAGE); keys.length > 0; keys = await orphanEntities(prisma(), PAGE))
    await rebuildPage("deployment", keys, now);
  return entities;
}

async function rebuildPage(entityType: EntityType, keys: readonly string[], now: Date): Promise<void> {
  const project = PROJECTIONS.find(([type]) => type === entityType)?.[1];
  await inTransaction(async (tx) => {
    await lockEveryName(tx);
    const groups = await eventsOf(tx, entityType, keys);
    for (const demo of [true, false]) {
      const own = new Map([...groups].filter(([, events]) => isDemo(events) === demo));
      if (own.size > 0) await project?.(tx, own, { now, demo });
    }
  });
}

const isDemo = (events: readonly EventRow[]): boolean => events.every((event) => event.demo);
