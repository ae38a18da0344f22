import type { Db } from "@/lib/db/prisma";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { upsertIncidents } from "@/lib/db/write/incident";
import { linkDeclaredCauses } from "@/lib/db/write/incident-causes";
import { foldIncident, type IncidentEvent, type IncidentProjection } from "@/lib/ingest/fold/incident";

type Groups = ReadonlyMap<string, readonly EventRow[]>;

/** Incidents as their events have them, by entity key. */
export const foldIncidents = (groups: Groups): Map<string, IncidentProjection> =>
  new Map([...groups].map(([key, events]) => [key, foldIncident(key.slice("inc:".length), events as readonly IncidentEvent[])]));

/** Brings the projections of some incidents up to date with their events, and links them to the causes they declare. */
export async function projectIncidents(tx: Db, groups: Groups, stamp: { now: Date; demo: boolean }): Promise<void> {
  const incidents = [...foldIncidents(groups).values()];
  await upsertIncidents(tx, incidents, stamp);
  const ids = incidents.map(({ id }) => id);
  await linkDeclaredCauses(tx, ids, stamp.now);
}
