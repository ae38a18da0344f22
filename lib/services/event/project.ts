import type { Db } from "@/lib/db/prisma";
import { type EventRow, eventsOf } from "@/lib/db/read/event/of-entities";
import type { EntityType, EventDraft } from "@/lib/ingest/events/event-draft";
import { projectChanges } from "@/lib/services/change/project";
import { projectCommits } from "@/lib/services/commit/project";
import { projectDeployments } from "@/lib/services/deployment/project";
import { projectIncidents } from "@/lib/services/incident/project";
import { recordProjector } from "@/lib/services/record/project";

type Groups = ReadonlyMap<string, readonly EventRow[]>;
type Project = (tx: Db, groups: Groups, stamp: { now: Date; demo: boolean }) => Promise<void>;

/** Changes first: deployments link to them. Deployments before incidents: these name them. */
export const PROJECTIONS: readonly (readonly [EntityType, Project])[] = [
  ["commit", projectCommits],
  ["artifact", recordProjector("artifact")],
  ["pipeline", recordProjector("pipeline")],
  ["published-release", recordProjector("published-release")],
  ["change", projectChanges],
  ["deployment", projectDeployments],
  ["approval", recordProjector("approval")],
  ["change-request", recordProjector("change-request")],
  ["ticket", recordProjector("ticket")],
  ["flag", recordProjector("flag")],
  ["alert", recordProjector("alert")],
  ["incident", projectIncidents],
];

/**
 * Reads all events of the entities that some events speak of, and brings the projections of the `fresh` ones up to date.
 * Returns the events, by entity key.
 */
export async function projectTouched(
  tx: Db,
  drafts: readonly EventDraft[],
  fresh: ReadonlySet<string>,
  stamp: { now: Date; demo: boolean },
): Promise<Map<string, EventRow[]>> {
  const everything = new Map<string, EventRow[]>();
  for (const [entityType, project] of PROJECTIONS) {
    const own = drafts.filter((draft) => draft.entityType === entityType);
    if (own.length === 0) continue;
    const groups = await eventsOf(tx, entityType, [...new Set(own.map((draft) => draft.entityKey))]);
    const touched = new Set(own.filter((draft) => fresh.has(draft.eventKey)).map((draft) => draft.entityKey));
    // The same event told of two entities at once is held of one of them.
    const known = [...groups].filter(([key, events]) => touched.has(key) && events.length > 0);
    if (known.length > 0) await project(tx, new Map(known), stamp);
    for (const [key, events] of groups) everything.set(key, events);
  }
  return everything;
}
