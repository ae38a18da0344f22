import type { Db } from "@/lib/db/prisma";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { upsertIncidents } from "@/lib/db/write/incident";
import { settleCauses } from "@/lib/db/write/incident-causes";
import { foldIncident, type IncidentEvent, type IncidentProjection } from "@/lib/ingest/fold/incident";
import { askForSuspects } from "@/lib/services/suspicion/ask";
import { tellIncidents } from "@/lib/services/tell/tell-incidents";

type Groups = ReadonlyMap<string, readonly EventRow[]>;

/** Incidents as their events have them, by entity key. */
export const foldIncidents = (groups: Groups): Map<string, IncidentProjection> =>
  new Map([...groups].map(([key, events]) => [key, foldIncident(key.slice("inc:".length), events as readonly IncidentEvent[])]));

/** Brings the projections of some incidents up to date with their events, and settles what caused them. */
export async function projectIncidents(tx: Db, groups: Groups, stamp: { now: Date; demo: boolean }): Promise<void> {
  const incidents = [...foldIncidents(groups).values()];
  const changed = await upsertIncidents(tx, incidents, stamp);
  const ids = incidents.map(({ id }) => id);
  await settleCauses(tx, ids, stamp.now);
  askForSuspects();
  await tellIncidents(tx, changed, stamp.now);
}
