import type { EffectModel } from "@/lib/charts/effect-interval/build";
import { effectInterval } from "@/lib/charts/effect-interval/build";
import type { LadderFigure } from "@/lib/charts/horizon-ladder/figure";
import type { LineModel } from "@/lib/charts/line/model";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { type CarriedChange, changesCarriedBy } from "@/lib/db/read/change/carried-by";
import { type Neighbour, neighboursOf } from "@/lib/db/read/deployment/neighbours";
import { type CausedIncident, incidentsCausedBy } from "@/lib/db/read/incident/caused-by";
import { type ReleaseDeployment, releaseWithDeployments } from "@/lib/db/read/release/with-deployments";
import { keptStep } from "@/lib/db/read/signals/kept";
import { readRequests } from "@/lib/db/read/signals/requests";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { carriedSentence } from "@/lib/domain/carried";
import { WakeError } from "@/lib/domain/error";
import type { RequestSource } from "@/lib/domain/request-source";
import { VERDICT_TONE, type Verdict, type VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { type ReleaseParams, type ReleaseSpan, releaseHref } from "@/lib/urls/release";
import { signalPoints } from "../signal-points";
import { extraFailures, releaseCharts } from "./charts";
import { chooseDeployment } from "./choose";
import { type ReleaseErrors, readReleaseErrors } from "./errors";
import { frameOf } from "./frame";
import { ladderOf } from "./ladder";
import { chartSpan, keptSpan, spanOf } from "./span";
import { readTold, type Told } from "./told";

export type ReleaseModel = {
  readonly timezone: string;
  readonly id: string;
  readonly name: string;
  readonly components: readonly { readonly service: string; readonly version: string }[];
  /** The deployment on the page, and the others of this release to choose from. */
  readonly deployment: ReleaseDeployment;
  readonly siblings: readonly { readonly href: string; readonly label: string; readonly at: Date; readonly current: boolean }[];
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  /** The word for it, and the verdict that word comes from; null before the first look. */
  readonly state: VerdictState | null;
  readonly verdict: Verdict | null;
  /** Strongest effect with its interval, and what it came to in failed requests. */
  readonly effect: EffectModel | null;
  readonly extraFailures: number | null;
  readonly ladder: LadderFigure;
  readonly span: ReleaseSpan;
  /** What told of the requests in the charts; null when nothing did. */
  readonly source: RequestSource | null;
  readonly charts: readonly LineModel[];
  readonly errors: ReleaseErrors;
  readonly changes: readonly CarriedChange[];
  /** Why there are none, as far as Wake can tell. */
  readonly unknownChanges: string | null;
  readonly incidents: readonly CausedIncident[];
  readonly told: Told;
};

/**
 * One release, seen through one of its deployments: what is concluded at each horizon, the signals around the roll-out,
 * what was in it and what it caused. Reads one series of the service over one span. `not-found` also when out of reach.
 */
export async function loadRelease(actor: Actor | null, params: ReleaseParams, now: Date): Promise<ReleaseModel> {
  authorise(actor, "view.read");
  const [workspace, release] = await Promise.all([readWorkspace(), releaseWithDeployments(params.id, reachOf(actor))]);
  const deployment = release === null ? null : chooseDeployment(release.deployments, params.deployment);
  if (release === null || deployment === null)
    throw new WakeError("not-found", "There is no such release.", { fix: "Look for it in the list of releases." });
  const zone = workspace.timezone;
  const overall = overallVerdict(deployment.verdicts);
  const verdict = deployment.verdicts.find((one) => one.horizon === overall?.horizon) ?? null;
  const rolledOutAt = deployment.finishedAt ?? deployment.occurredAt;
  const chosen = keptSpan(params.span ?? spanOf(overall?.horizon ?? null), (from) => keptStep(from, now), rolledOutAt);
  const span = chartSpan(chosen, rolledOutAt);
  const [{ previous, next }, changes, incidents, { source, rows }, errors, told] = await Promise.all([
    neighboursOf(deployment),
    changesCarriedBy(deployment.id),
    incidentsCausedBy(deployment.id),
    readRequests({ service: deployment.service, environment: deployment.environment, from: span.from, to: span.to, step: span.step }),
    readReleaseErrors(deployment, reachOf(actor), now),
    readTold(actor, deployment),
  ]);
  const points = signalPoints(rows, span, now);
  return {
    timezone: zone,
    id: release.id,
    name: release.name,
    components: release.components,
    deployment,
    siblings: release.deployments.map((other) => ({
      href: releaseHref({ id: release.id, deployment: other.id }),
      label: `${other.environment}, ${other.service} ${other.version}`,
      at: other.finishedAt ?? other.occurredAt,
      current: other.id === deployment.id,
    })),
    previous,
    next,
    state: overall?.state ?? null,
    verdict,
    effect: verdict === null ? null : strongestEffect(verdict),
    extraFailures: verdict === null || verdict.requests.before === 0 ? null : extraFailures(verdict),
    ladder: ladderOf(deployment, next, zone, now),
    span: chosen,
    source,
    charts: releaseCharts(points, frameOf(deployment, next, points, span, zone, now), rolledOutAt, verdict),
    errors,
    changes,
    unknownChanges: changes.length === 0 ? carriedSentence(deployment.carriedBy, deployment.carriedReason) : null,
    incidents,
    told,
  };
}

const EFFECT_WIDTH = 280;

/** Errors or p95, whichever moved further; null when neither could be compared. */
function strongestEffect(verdict: Verdict): EffectModel | null {
  const known = verdict.effects.flatMap(({ metric, effect }) =>
    effect !== null && (metric === "errors" || metric === "p95") ? [{ metric: metric === "errors" ? "Errors" : "p95", effect }] : [],
  );
  const strongest = known.toSorted((a, b) => Math.abs(Math.log(b.effect.ratio)) - Math.abs(Math.log(a.effect.ratio)))[0];
  if (strongest === undefined) return null;
  return effectInterval({ ...strongest, normal: { low: null, high: 1.3 }, tone: VERDICT_TONE[verdict.state], width: EFFECT_WIDTH });
}
