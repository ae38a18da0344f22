import { teamNames } from "@/lib/db/read/catalogue/teams";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { carriedCounts } from "@/lib/db/read/change/carried-counts";
import { type DismissedSighting, dismissedSightings } from "@/lib/db/read/deployment/dismissed";
import { latestProductionRelease } from "@/lib/db/read/deployment/latest";
import { readWakes } from "@/lib/db/read/deployment/wakes";
import { incidentsIn } from "@/lib/db/read/incident/in-period";
import { type Actor, authorise, may, reachOf } from "@/lib/domain/access";
import { boundsOf } from "@/lib/urls/period";
import type { ReleasesParams } from "@/lib/urls/releases";
import { matches, type ReleaseListRow, releaseListRow } from "./row";

const PAGE_SIZE = 50;

export type ReleasesModel = {
  readonly timezone: string;
  readonly period: { readonly from: Date; readonly to: Date };
  readonly teams: readonly string[];
  /** Newest first, one page of them. */
  readonly rows: readonly ReleaseListRow[];
  /** How many match, and how many there are in the period without the verdict and search filters. */
  readonly matching: number;
  readonly inPeriod: number;
  /** How many of those in the period nobody announced. */
  readonly unrecorded: number;
  /** What telemetry showed and somebody said is no change, either of it in the period; told of where the unrecorded ones are asked for. */
  readonly dismissed: readonly DismissedSighting[];
  /** Whether whoever looks may take such a word back. */
  readonly mayDecide: boolean;
  readonly page: number;
  readonly pages: number;
  readonly latestAt: Date | null;
};

/** What shipped in a period, and what is concluded of each. Reads deployments and verdicts, no telemetry. */
export async function loadReleases(actor: Actor | null, params: ReleasesParams, now: Date): Promise<ReleasesModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const period = boundsOf(params.period, now);
  const { team, service, environment, verdict, show, search } = params;
  const [workspace, teams, deployments, dismissed, incidents, latestAt] = await Promise.all([
    readWorkspace(),
    teamNames(),
    readWakes({ ...period, team, environment, reach, ...(service === null ? {} : { service }) }),
    show === null ? [] : dismissedSightings({ ...period, team, service, environment, reach }),
    incidentsIn(period, reach),
    latestProductionRelease(period.to, reach),
  ]);
  const matching = deployments.filter((deployment) => matches(deployment, { verdict, show, search })).reverse();
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
  const page = Math.min(params.page, pages);
  const shown = matching.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const counts = await carriedCounts(shown.map((deployment) => deployment.deploymentId));
  return {
    timezone: workspace.timezone,
    period,
    teams,
    rows: shown.map((deployment) => releaseListRow(deployment, counts.get(deployment.deploymentId) ?? 0, incidents)),
    matching: matching.length,
    inPeriod: deployments.length,
    unrecorded: deployments.filter(({ recorded }) => !recorded).length,
    dismissed,
    mayDecide: may(actor, "deployments.decide"),
    page,
    pages,
    latestAt,
  };
}
