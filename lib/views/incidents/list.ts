import { readEnvironments, readServices } from "@/lib/db/read/catalogue/services";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { latestIncident } from "@/lib/db/read/incident/latest";
import { countListedIncidents, type IncidentCounts, type ListedIncidentQuery, listedIncidents } from "@/lib/db/read/incident/listed";
import { type Actor, authorise, type Reach, reachOf } from "@/lib/domain/access";
import type { IncidentsParams } from "@/lib/urls/incidents";
import { boundsOf } from "@/lib/urls/period";
import { type Page, pageOf } from "../records/page";
import { listedPosition, positionTexts } from "./position";
import { type IncidentListRow, incidentListRow } from "./row";

export const PAGE_SIZE = 50;

export type IncidentsModel = IncidentCounts & {
  readonly timezone: string;
  readonly period: { readonly from: Date; readonly to: Date };
  readonly services: readonly string[];
  readonly environments: readonly string[];
  /** Those that still hurt first, then the newest first; one part of them. */
  readonly rows: readonly IncidentListRow[];
  /** Where the next part begins; null at the end. */
  readonly next: string | null;
  /** How many there are in the period without any filter. */
  readonly inPeriod: number;
  /** When the newest of all opened; null when there never was one. */
  readonly latestAt: Date | null;
};

/** What hurt users in a period, and what is known of the causes. No telemetry is read. Throws `invalid` for a cursor that is none of ours. */
export async function loadIncidents(actor: Actor | null, params: IncidentsParams, now: Date): Promise<IncidentsModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const query = queryOf(params, reach, now);
  const { from, to } = query;
  const all = { ...query, state: null, cause: null, service: null, environment: null, search: null };
  const [workspace, services, environments, counts, whole, latestAt, page] = await Promise.all([
    readWorkspace(),
    readServices({ team: null, reach }),
    readEnvironments(reach),
    countListedIncidents(query),
    countListedIncidents(all),
    latestIncident(reach),
    partOf(query, params.after, now),
  ]);
  return {
    ...counts,
    timezone: workspace.timezone,
    period: { from, to },
    services: services.map(({ name }) => name).sort(),
    environments: environments.map(({ name }) => name),
    rows: page.items,
    next: page.next,
    inPeriod: whole.matching,
    latestAt,
  };
}

function partOf(query: ListedIncidentQuery, after: string | null, now: Date): Promise<Page<IncidentListRow>> {
  const position = listedPosition(after);
  return pageOf(
    PAGE_SIZE,
    (limit) => listedIncidents(query, position, limit),
    positionTexts,
    (row) => incidentListRow(row, query.reach, now),
  );
}

function queryOf({ period, state, cause, service, environment, search }: IncidentsParams, reach: Reach, now: Date): ListedIncidentQuery {
  return { ...boundsOf(period, now), state, cause, service, environment, search, reach };
}
