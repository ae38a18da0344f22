import type { Phrase } from "@/lib/charts/phrase";
import { type WakeFigure, wakeFigure } from "@/lib/charts/wake-timeline/figure";
import { teamNames } from "@/lib/db/read/catalogue/teams";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { latestProductionRelease } from "@/lib/db/read/deployment/latest";
import { readWakes } from "@/lib/db/read/deployment/wakes";
import { incidentsIn } from "@/lib/db/read/incident/in-period";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import type { OverviewParams } from "@/lib/urls/overview";
import { boundsOf } from "@/lib/urls/period";
import { type OverviewDelivery, overviewDelivery } from "./delivery";
import { openIncidents } from "./open-incidents";
import { summaryOf } from "./summary";
import { timelineRows } from "./timeline-rows";

const DAY_MS = 86_400_000;
const WIDTH = 1376;
/** The longest wake: releases this long before the window may still reach into it. */
const REACH_MS = 7 * DAY_MS;
/** Room right of now, as a share of the window. */
const AHEAD = 0.04;

export type OverviewModel = {
  readonly workspace: { readonly name: string | null; readonly timezone: string };
  readonly period: { readonly from: Date; readonly to: Date };
  readonly teams: readonly string[];
  readonly summary: readonly Phrase[];
  /** Null for whom it would tell of what is beyond their reach. */
  readonly delivery: OverviewDelivery | null;
  readonly figure: WakeFigure;
  /** Why there is nothing to see: nothing ever arrived, or nothing in this period (with the latest before it). */
  readonly empty: null | { readonly kind: "never" } | { readonly kind: "in-range"; readonly latestAt: Date | null };
};

/**
 * The overview: how delivery goes, what went out, and what is in its wake. Reads the stored days of the figures, and deployments of the
 * period with their verdicts and incidents; no telemetry, so its cost follows the number of releases on screen.
 */
export async function loadOverview(actor: Actor | null, params: OverviewParams, now: Date): Promise<OverviewModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const period = boundsOf(params.period, now);
  const since = { from: new Date(period.from.getTime() - REACH_MS), to: period.to };
  const workspace = await readWorkspace();
  const [delivery, teams, deployments, incidents, latestAt] = await Promise.all([
    overviewDelivery(actor, params, workspace.timezone, now),
    teamNames(),
    readWakes({ ...since, team: params.team, environment: params.environment, reach }),
    incidentsIn(period, reach),
    latestProductionRelease(period.to, reach),
  ]);
  const rows = timelineRows(deployments, incidents);
  const releases = rows.flatMap((row) => row.releases).filter(({ at }) => at >= period.from);
  const ahead = params.period.name === "custom" ? 0 : (period.to.getTime() - period.from.getTime()) * AHEAD;
  return {
    workspace: { name: workspace.name, timezone: workspace.timezone },
    period,
    teams,
    summary: [
      ...summaryOf(releases, delivery?.summary ?? null, { period: params.period, team: params.team, environment: params.environment }),
      ...openIncidents(incidents, params.team === null ? null : rows.map(({ service }) => service)),
    ],
    delivery,
    figure: wakeFigure({
      now,
      from: period.from,
      to: new Date(period.to.getTime() + ahead),
      zone: workspace.timezone,
      width: WIDTH,
      rows,
    }),
    empty: releases.length > 0 ? null : latestAt === null ? { kind: "never" } : { kind: "in-range", latestAt },
  };
}
