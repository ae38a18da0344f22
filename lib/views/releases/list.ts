import { readEnvironments, readServices } from "@/lib/db/read/catalogue/services";
import { teamNames } from "@/lib/db/read/catalogue/teams";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { carriedCounts } from "@/lib/db/read/change/carried-counts";
import { deploymentsCarrying } from "@/lib/db/read/deployment/carrying";
import { type DismissedSighting, dismissedSightings } from "@/lib/db/read/deployment/dismissed";
import { latestProductionRelease } from "@/lib/db/read/deployment/latest";
import { type ListedQuery, listedIds } from "@/lib/db/read/deployment/listed";
import { wakesById } from "@/lib/db/read/deployment/wakes";
import { incidentsOfDeployments } from "@/lib/db/read/incident/of-deployments";
import { type Actor, authorise, may, reachOf } from "@/lib/domain/access";
import { boundsOf } from "@/lib/urls/period";
import type { ReleasesParams } from "@/lib/urls/releases";
import { MOST_LISTED, type ReleaseCounts, releaseCounts } from "./counts";
import { isNarrowed, listedQuery } from "./listed-query";
import { outcomeIds } from "./outcome-ids";
import { type ReleaseListRow, releaseListRow } from "./row";

export const PAGE_SIZE = 50;

export type ReleasesModel = ReleaseCounts & {
  readonly timezone: string;
  readonly period: { readonly from: Date; readonly to: Date };
  readonly teams: readonly string[];
  readonly services: readonly string[];
  readonly environments: readonly string[];
  /** In the order that was asked for, one page of them. */
  readonly rows: readonly ReleaseListRow[];
  /** What telemetry showed and somebody said is no change, either of it in the period; told of where the unrecorded ones are asked for. */
  readonly dismissed: readonly DismissedSighting[];
  /** Whether whoever looks may take such a word back. */
  readonly mayDecide: boolean;
  readonly page: number;
  readonly pages: number;
  readonly latestAt: Date | null;
};

/**
 * What shipped in a period, and what is concluded of each. Reads no more deployments than a page shows; what it counts is counted by
 * index, up to a limit. No telemetry is read.
 */
export async function loadReleases(actor: Actor | null, params: ReleasesParams, now: Date): Promise<ReleasesModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const period = boundsOf(params.period, now);
  const [outcome, carrying] = await Promise.all([
    outcomeIds(params, period),
    params.carries === null ? null : deploymentsCarrying(params.carries),
  ]);
  const query = listedQuery(params, period, reach, inBoth(outcome, carrying));
  const { team, service, environment } = params;
  const [workspace, teams, services, environments, counts, dismissed, latestAt] = await Promise.all([
    readWorkspace(),
    teamNames(),
    readServices({ team: null, reach }),
    readEnvironments(reach),
    releaseCounts(query, isNarrowed(params)),
    params.show !== "unrecorded" ? [] : dismissedSightings({ ...period, team, service, environment, reach }),
    latestProductionRelease(period.to, reach),
  ]);
  const pages = Math.max(1, Math.ceil(Math.min(counts.matching, MOST_LISTED) / PAGE_SIZE));
  const page = Math.min(params.page, pages);
  return {
    ...counts,
    ...{ timezone: workspace.timezone, period, teams, dismissed, page, pages, latestAt },
    services: services.map(({ name }) => name).sort(),
    environments: environments.map(({ name }) => name),
    rows: await pageOf(query, params, page),
    mayDecide: may(actor, "deployments.decide"),
  };
}

async function pageOf(query: ListedQuery, { sort }: ReleasesParams, page: number): Promise<ReleaseListRow[]> {
  const ids = await listedIds(query, sort, (page - 1) * PAGE_SIZE, PAGE_SIZE);
  const [shown, changes, incidents] = await Promise.all([wakesById(ids), carriedCounts(ids), incidentsOfDeployments(ids, query.reach)]);
  return shown.map((deployment) =>
    releaseListRow(deployment, changes.get(deployment.deploymentId) ?? 0, incidents.get(deployment.deploymentId) ?? []),
  );
}

/** What is in both of two lists; null stands for everything. */
function inBoth(some: readonly string[] | null, others: readonly string[] | null): readonly string[] | null {
  if (some === null || others === null) return some ?? others;
  const known = new Set(others);
  return some.filter((id) => known.has(id));
}
