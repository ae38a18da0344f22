import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { sourceTallies } from "@/lib/db/read/intake/sources";
import { labelsBeyondLimits } from "@/lib/db/read/metric/beyond-limits";
import { type Actor, authorise, may, reachOf } from "@/lib/domain/access";
import { hookPath } from "@/lib/urls/connection";
import type { SourceSpan, SourcesParams } from "@/lib/urls/sources";
import { type ConnectedRow, connectedRows } from "./connected";
import { type LimitLine, limitLines } from "./limit-lines";
import { type MetricPage, metricPage } from "./metric-rows";
import { type LeftOut, leftOutRows, type SourceRow, sourceRows } from "./source-rows";

const DAY_MS = 86_400_000;
const SPAN_MS: Readonly<Record<SourceSpan, number>> = { "1d": DAY_MS, "14d": 14 * DAY_MS };
/** Tables end here; the sums beside them count everything. */
const SHOWN = 100;

export type SourcesModel = {
  readonly timezone: string;
  readonly now: Date;
  /** Sums of calls are by the hour: they count from here. */
  readonly since: Date;
  /** Systems whose webhooks Wake takes, those that need somebody first. */
  readonly connected: readonly ConnectedRow[];
  readonly sources: readonly SourceRow[];
  readonly leftOut: readonly LeftOut[];
  /** Of everything, listed or not: sources, and items and calls that were not taken. */
  readonly totals: { readonly sources: number; readonly items: number; readonly calls: number };
  readonly limits: readonly LimitLine[];
  readonly metrics: MetricPage;
  readonly mayPromote: boolean;
  readonly mayConnect: boolean;
};

/**
 * Which systems are connected, who sends what, what was left out and why, where limits were reached, and every metric that was sent. A token that is restricted sees
 * its own calls and the metrics of its services.
 */
export async function loadSources(actor: Actor | null, params: SourcesParams, now: Date): Promise<SourcesModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const restricted = reach.services.length + reach.environments.length > 0;
  const since = hourOf(new Date(now.getTime() - SPAN_MS[params.over]));
  const [workspace, connected, tallies, beyond, metrics] = await Promise.all([
    readWorkspace(),
    restricted ? [] : connectedRows(now),
    sourceTallies(since, restricted && actor.kind === "token" ? actor.id : null),
    labelsBeyondLimits(reach, new Date(now.getTime() - DAY_MS)),
    metricPage(reach, params, now),
  ]);
  const names = new Map(connected.map(({ id, name }) => [hookPath(id), name]));
  const [sources, leftOut] = [sourceRows(tallies, names), leftOutRows(tallies, names)];
  return {
    timezone: workspace.timezone,
    now,
    since,
    connected,
    sources: sources.slice(0, SHOWN),
    leftOut: leftOut.slice(0, SHOWN),
    totals: { sources: sources.length, items: sumOf(leftOut, false), calls: sumOf(leftOut, true) },
    limits: limitLines(beyond),
    metrics,
    mayPromote: may(actor, "metrics.manage"),
    mayConnect: may(actor, "connections.manage"),
  };
}

const sumOf = (rows: readonly LeftOut[], calls: boolean): number =>
  rows.reduce((sum, { count, noun }) => sum + ((noun === "call") === calls ? count : 0), 0);

const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
