import { findIncident, type IncidentFilter, listIncidents } from "@/lib/db/read/incident/list";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { notFound } from "./not-found";
import { isName, type Page, type Paging, pageOf, timeCursor } from "./page";

/** Incidents as the API lists them, each with its causes. */
export async function incidentsPage(actor: Actor | null, { cursor, limit, ...filter }: IncidentFilter & Paging): Promise<Page<object>> {
  authorise(actor, "view.read");
  const after = timeCursor(cursor, isName);
  const read = (most: number) => listIncidents(filter, reachOf(actor), after, most);
  return pageOf(
    limit,
    read,
    (last) => [last.openedAt.toISOString(), last.id],
    (incident) => incident,
  );
}

/** One incident. Throws `not-found`. */
export async function incidentDetail(actor: Actor | null, id: string): Promise<object> {
  authorise(actor, "view.read");
  const found = await findIncident(id, reachOf(actor));
  if (found === null) throw notFound("incident");
  return found;
}
