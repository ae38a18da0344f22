import type { LadderFigure } from "@/lib/charts/horizon-ladder/figure";
import { type ComparedDeployment, findToCompare, latestToCompare } from "@/lib/db/read/deployment/to-compare";
import type { Reach } from "@/lib/domain/access";
import { HORIZONS, type Horizon } from "@/lib/domain/horizon";
import type { MetricEffect, Verdict, VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { releaseHref } from "@/lib/urls/release";
import { type StrongestEffect, strongestEffect } from "./effect";
import { ladderOf } from "./ladder";

const MOST_OPTIONS = 12;

export type CompareOption = { readonly href: string; readonly version: string; readonly at: Date; readonly current: boolean };

/** What one of two deployments did to one metric up to one horizon. */
export type ComparedEffect = Pick<MetricEffect, "after" | "unit" | "effect"> & { readonly state: VerdictState };

export type ComparedRow = {
  readonly horizon: Horizon;
  readonly metric: "errors" | "p95";
  readonly ours: ComparedEffect | null;
  readonly theirs: ComparedEffect | null;
};

/** The other deployment of a comparison, seen as the one on the page is. */
export type ComparedOther = {
  readonly version: string;
  readonly environment: string;
  readonly at: Date;
  readonly href: string;
  readonly state: VerdictState | null;
  /** The strongest sentence of its verdict; null before the first look. */
  readonly lead: string | null;
  readonly effect: StrongestEffect | null;
  readonly ladder: LadderFigure;
  readonly rows: readonly ComparedRow[];
};

export type CompareModel = {
  /** The latest deployments to choose from, and the one that was asked for. */
  readonly options: readonly CompareOption[];
  /** The address without a comparison. */
  readonly without: string;
  /** What was asked for; null when nothing was. */
  readonly asked: string | null;
  /** Null when nothing was asked for, or no such version was deployed. */
  readonly other: ComparedOther | null;
};

type Page = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly verdicts: readonly Verdict[];
};

/** Another deployment of the same service beside the one on the page, and those that it can be compared with. Two index ranges at most. */
export async function readComparison(page: Page, asked: string | null, reach: Reach, zone: string, now: Date): Promise<CompareModel> {
  const [latest, found] = await Promise.all([
    latestToCompare(page, reach, MOST_OPTIONS),
    asked === null ? null : findToCompare(page, asked, reach),
  ]);
  const listed = found === null || latest.some(({ id }) => id === found.id) ? latest : [found, ...latest];
  const here = { id: page.releaseId, deployment: page.id };
  return {
    options: listed.map((one) => ({
      href: releaseHref({ ...here, with: one.id }),
      version: one.environment === page.environment ? one.version : `${one.version}, ${one.environment}`,
      at: atOf(one),
      current: one.id === found?.id,
    })),
    without: releaseHref(here),
    asked,
    other: found === null ? null : otherOf(found, page.verdicts, zone, now),
  };
}

const atOf = ({ finishedAt, occurredAt }: ComparedDeployment): Date => finishedAt ?? occurredAt;

function otherOf(found: ComparedDeployment, ours: readonly Verdict[], zone: string, now: Date): ComparedOther {
  const overall = overallVerdict(found.verdicts);
  const verdict = found.verdicts.find(({ horizon }) => horizon === overall?.horizon) ?? null;
  return {
    version: found.version,
    environment: found.environment,
    at: atOf(found),
    href: releaseHref({ id: found.releaseId, deployment: found.id }),
    state: overall?.state ?? null,
    lead: verdict?.evidence[0] ?? null,
    effect: verdict === null ? null : strongestEffect(verdict),
    ladder: ladderOf(found, null, zone, now),
    rows: comparedRows(ours, found.verdicts),
  };
}

/** Errors and p95 at each horizon at which either side was judged. */
export function comparedRows(ours: readonly Verdict[], theirs: readonly Verdict[]): ComparedRow[] {
  return HORIZONS.flatMap((horizon) =>
    (["errors", "p95"] as const).map((metric) => ({
      horizon,
      metric,
      ours: comparedEffect(ours, horizon, metric),
      theirs: comparedEffect(theirs, horizon, metric),
    })),
  ).filter((row) => row.ours !== null || row.theirs !== null);
}

function comparedEffect(verdicts: readonly Verdict[], horizon: Horizon, metric: ComparedRow["metric"]): ComparedEffect | null {
  const verdict = verdicts.find((one) => one.horizon === horizon && one.requests.after > 0);
  const found = verdict?.effects.find((one) => one.metric === metric);
  if (verdict === undefined || found === undefined) return null;
  return { state: verdict.state, after: found.after, unit: found.unit, effect: found.effect };
}
