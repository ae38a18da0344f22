import type { Db } from "@/lib/db/prisma";
import { type EventRow, eventsOf } from "@/lib/db/read/event/of-entities";
import { PROJECTIONS } from "@/lib/services/event/project";
import { forgetEntities } from "./forget-entities";

export type EntityRef = { readonly entityType: string; readonly entityKey: string };

/** Brings the projections of entities up to date after events of theirs were removed; those without any are forgotten. */
export async function reproject(tx: Db, entities: readonly EntityRef[], now: Date): Promise<void> {
  for (const [entityType, project] of PROJECTIONS) {
    const keys = entities.flatMap((one) => (one.entityType === entityType ? [one.entityKey] : []));
    if (keys.length === 0) continue;
    const groups = [...(await eventsOf(tx, entityType, [...new Set(keys)]))];
    for (const demo of [true, false]) {
      const own = groups.filter(([, events]) => events.length > 0 && isDemo(events) === demo);
      if (own.length > 0) await project(tx, new Map(own), { now, demo });
    }
    const gone = groups.flatMap(([key, events]) => (events.length === 0 ? [key] : []));
    if (gone.length > 0) await forgetEntities(tx, entityType, gone, now);
  }
}

const isDemo = (events: readonly EventRow[]): boolean => events.every((event) => event.demo);
