import type { LadderFigure } from "@/lib/charts/horizon-ladder/figure";
import type { LineModel } from "@/lib/charts/line/model";
import { readTraceUrl } from "@/lib/db/read/catalogue/trace-url";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { type Neighbour, neighboursOf } from "@/lib/db/read/deployment/neighbours";
import { type ReleaseDeployment, releaseWithDeployments } from "@/lib/db/read/release/with-deployments";
import { keptStep } from "@/lib/db/read/signals/kept";
import { readRequests } from "@/lib/db/read/signals/requests";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { carriedSentence } from "@/lib/domain/carried";
import { WakeError } from "@/lib/domain/error";
import type { RequestSource } from "@/lib/domain/request-source";
import type { Verdict, VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { type ReleaseParams, type ReleaseSpan, releaseHref } from "@/lib/urls/release";
import { signalPoints } from "../signal-points";
import { readReleaseChanges, type ShownChange, shownChanges, suspectSentence } from "./changes";
import { extraFailures, releaseCharts } from "./charts";
import { chooseDeployment } from "./choose";
import { type StrongestEffect, strongestEffect } from "./effect";
import { type ReleaseErrors, readReleaseErrors, withChanged } from "./errors";
import { frameOf } from "./frame";
import { type Further, readFurther } from "./further";
import { ladderOf } from "./ladder";
import { neededWords, openEvidence } from "./needed-words";
import { sharesOf } from "./shares";
import { chartSpan, keptSpan, spanOf } from "./span";
import { type ReleaseStep, releaseSteps } from "./steps";
import { type SureLine, surenessFigure, surenessLines } from "./sureness-lines";
import { readTold, type Told } from "./told";
import { readEarlierDays, usualPoints } from "./usual";

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
  readonly effect: StrongestEffect | null;
  readonly extraFailures: number | null;
  /** How sure that is: one figure, and in words everything that it is made of. */
  readonly sure: { readonly figure: ReturnType<typeof surenessFigure>; readonly lines: readonly SureLine[] } | null;
  /** Why this state and not another, after the strongest sentence; without what is still open. */
  readonly evidence: readonly string[];
  /** What it would still take, and when Wake looks again; null once nothing is open. */
  readonly needed: string | null;
  readonly ladder: LadderFigure;
  readonly span: ReleaseSpan;
  /** What told of the requests in the charts; null when nothing did. */
  readonly source: RequestSource | null;
  readonly charts: readonly LineModel[];
  readonly errors: ReleaseErrors;
  readonly changes: readonly ShownChange[];
  /** What is not known of the changes behind new errors. */
  readonly suspectNote: string | null;
  /** Why there are none, as far as Wake can tell. */
  readonly unknownChanges: string | null;
  /** What happened to it, in order. */
  readonly steps: readonly ReleaseStep[];
  readonly told: Told;
} & Omit<Further, "falseAlarms" | "nextLook" | "approvals">;

/**
 * One release, seen through one of its deployments: what is concluded at each horizon, the signals around the roll-out,
 * what was in it, what it caused and what people say of it. Reads one series of the service over one span. `not-found` also when out of reach.
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
  const [{ next, previous }, signals, { errors, ...contents }, { falseAlarms, nextLook, approvals, ...further }, told] = await Promise.all([
    neighboursOf(deployment),
    readSignals(deployment, params, now),
    readContents(actor, deployment, verdict, now),
    readFurther(actor, { params, deployment, zone }, now),
    readTold(actor, deployment),
  ]);
  const { span, points } = signals;
  const frame = frameOf(deployment, next, points, { span, shares: signals.shares }, zone, now);
  return {
    ...{ timezone: zone, id: release.id, name: release.name, components: release.components },
    ...{ deployment, previous, next, verdict, errors, told, ...contents, ...further },
    siblings: siblingsOf(release, deployment),
    state: overall?.state ?? null,
    effect: verdict === null ? null : strongestEffect(verdict),
    extraFailures: verdict === null || verdict.requests.before === 0 ? null : extraFailures(verdict),
    sure: verdict === null ? null : { figure: surenessFigure(verdict), lines: surenessLines(verdict, falseAlarms) },
    evidence: verdict === null ? [] : verdict.evidence.slice(1).filter((sentence) => !openEvidence(verdict).includes(sentence)),
    needed: neededWords({ verdict, nextLook, zone, now }),
    ladder: ladderOf(deployment, next, zone, now),
    span: signals.chosen,
    source: signals.source,
    charts: releaseCharts(signals, frame, verdict),
    steps: releaseSteps({
      ...{ deployment, next, approvals, changes: contents.changes },
      ...{ incidents: further.incidents.caused, decisions: further.decisions.said },
    }),
  };
}

/** The signals of the service around the roll-out, all versions together, and the share of this one. */
async function readSignals(deployment: ReleaseDeployment, params: ReleaseParams, now: Date) {
  const { service, environment, version } = deployment;
  const rolledOutAt = deployment.finishedAt ?? deployment.occurredAt;
  const overall = overallVerdict(deployment.verdicts);
  const wanted = params.span ?? spanOf(overall?.horizon ?? null);
  const chosen = keptSpan(wanted, (from) => keptStep(from, now), rolledOutAt);
  const span = chartSpan(chosen, rolledOutAt);
  const [{ source, rows }, earlier] = await Promise.all([
    readRequests({ service, environment, from: span.from, to: span.to, step: span.step }),
    readEarlierDays({ service, environment, chosen, span, rolledOutAt }),
  ]);
  return {
    chosen,
    span,
    rolledOutAt,
    source,
    usual: usualPoints(earlier, source, now),
    points: signalPoints(rows, span, now),
    shares: sharesOf(rows, version, overall?.state === "silent"),
  };
}

/** What was in it, and what came up with it: each tells of the other. */
async function readContents(actor: Actor, deployment: ReleaseDeployment, verdict: Verdict | null, now: Date) {
  const [changes, traceUrl] = await Promise.all([readReleaseChanges(deployment.id), readTraceUrl()]);
  const found = await readReleaseErrors(deployment, { moves: verdict?.signatures ?? [], traceUrl }, reachOf(actor), now);
  const errors = withChanged(found, changes);
  return {
    errors,
    changes: shownChanges(changes, errors),
    suspectNote: suspectSentence(changes, errors),
    unknownChanges: changes.length === 0 ? carriedSentence(deployment.carriedBy, deployment.carriedReason) : null,
  };
}

type Siblings = { readonly id: string; readonly deployments: readonly ReleaseDeployment[] };

const siblingsOf = (release: Siblings, deployment: ReleaseDeployment): ReleaseModel["siblings"] =>
  release.deployments.map((other) => ({
    href: releaseHref({ id: release.id, deployment: other.id }),
    label: `${other.environment}, ${other.service} ${other.version}`,
    at: other.finishedAt ?? other.occurredAt,
    current: other.id === deployment.id,
  }));
