import { type BlastModel, blastModel } from "@/lib/charts/incident/blast";
import { incidentFigure } from "@/lib/charts/incident/build";
import type { LogEntry } from "@/lib/charts/incident/log";
import type { IncidentFigureModel } from "@/lib/charts/incident/model";
import { type Phase, phasesOf } from "@/lib/charts/incident/phases";
import type { LineModel } from "@/lib/charts/line/model";
import type { Phrase } from "@/lib/charts/phrase";
import { type Actor, authorise, may, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { IncidentStatus } from "@/lib/domain/incident";
import type { RequestSource } from "@/lib/domain/request-source";
import type { IncidentParams } from "@/lib/urls/incident";
import { againstBoard } from "./against-board";
import type { BoardModel } from "./board";
import { boardModel } from "./board";
import type { HeldCauses } from "./cause";
import { hurtCharts } from "./charts";
import { type Choice, choicesOf, namedChoices } from "./choices";
import type { HurtService } from "./hurt";
import { type FollowUp, followUpModels, type ReviewModel, reviewModel } from "./learnt";
import { type IncidentSources, readIncident } from "./read";
import { type Said, saidOf } from "./said";
import { incidentSentence } from "./sentence";
import { timelineOf } from "./timeline";

export type IncidentModel = {
  readonly timezone: string;
  readonly id: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly severity: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly environment: string | null;
  readonly services: readonly string[];
  readonly teller: string;
  readonly url: string | null;
  readonly mergedInto: string | null;
  readonly dismissed: boolean;
  /** One sentence or a few, to be read aloud. */
  readonly sentence: readonly Phrase[];
  readonly cause: HeldCauses;
  readonly figure: IncidentFigureModel;
  readonly log: readonly LogEntry[];
  readonly phases: readonly Phase[];
  /** The hurt services to choose from, the one whose signals are charted, and its charts; without signals there are none. */
  readonly hurt: readonly { readonly service: string; readonly heard: boolean }[];
  readonly charted: string | null;
  readonly source: RequestSource | null;
  readonly charts: readonly LineModel[];
  /** Null while the suspects were not worked out yet. */
  readonly board: BoardModel | null;
  /** Said where what is held of the cause is not what the board puts first. */
  readonly against: string | null;
  readonly blast: BlastModel | null;
  /** What a person can name as the cause, and what each will change. */
  readonly choices: readonly Choice[];
  /** The newest decision that the reader saw; null when there was none. */
  readonly lastDecision: string | null;
  readonly decisions: readonly Said[];
  readonly review: ReviewModel;
  readonly followUps: readonly FollowUp[];
  /** Whether whoever looks may decide, and write the review. */
  readonly mayDecide: boolean;
};

const WIDTH = 1376;

/**
 * One incident: what happened in words, everything on one clock, the suspects with what speaks for and against each, what people decided and
 * what was learnt. Reads the signals of at most four services over one span. `not-found` also when out of reach.
 */
export async function loadIncident(actor: Actor | null, params: IncidentParams, now: Date): Promise<IncidentModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const sources = await readIncident(params.id, reach, now);
  if (sources === null) throw new WakeError("not-found", "There is no such incident.", { fix: "Look for it in the list of incidents." });
  const { incident, zone, decisions, board, cause } = sources;
  const rows = board === null ? null : boardModel(board, decisions, sources.deployments, sources.hidden);
  const held = "causes" in cause && cause.kind !== "suggested" ? cause.causes : [];
  const decidable = incident.mergedInto === null && !incident.dismissed;
  return {
    ...headOf(sources),
    ...pictureOf(sources, params, now),
    cause,
    board: rows,
    against: rows === null ? null : againstBoard(cause, rows),
    blast: board === null ? null : blastModel(board.blast, zone),
    choices: decidable ? await choicesOf(actor, incident.id, namedChoices(rows, held), held, now) : [],
    lastDecision: decisions.at(-1)?.id ?? null,
    decisions: saidOf(decisions, titlesOf(sources)),
    review: reviewModel(sources.review),
    followUps: followUpModels(sources.followUps, zone, now),
    mayDecide: may(actor, "incidents.decide"),
  };
}

function headOf({ incident, zone, teller }: IncidentSources) {
  const { id, title, status, severity, openedAt, resolvedAt, environment, services, mergedInto, dismissed, url } = incident;
  return {
    timezone: zone,
    ...{ id, title, status, severity, openedAt, resolvedAt, environment, services, teller, mergedInto, dismissed },
    url: url !== null && /^https?:/i.test(url) ? url : null,
  };
}

function pictureOf(sources: IncidentSources, params: IncidentParams, now: Date) {
  const { incident, moments, hurt, span, zone, onsetAt, recoveredAt, cause } = sources;
  const phases = incident.dismissed ? [] : phasesOf(moments, now);
  const log = timelineOf({ ...sources, titleOf: titlesOf(sources) });
  const ended = incident.resolvedAt;
  const charted = hurt.find(({ service }) => service === params.service) ?? hurt.find(({ source }) => source !== null);
  const since = (at: Date): number => at.getTime() - moments.began.getTime();
  const calmAt = ended === null && recoveredAt !== null && recoveredAt > moments.began ? recoveredAt : null;
  const times = { over: ended !== null, lastedMs: since(ended ?? now), calmAfterMs: calmAt === null ? null : since(calmAt) };
  const lanes = hurt
    .slice(0, MOST_LANES)
    .map(({ service, points, before }) => ({ service, before, points: points.map(({ t, failed }) => ({ t, value: failed })) }));
  return {
    sentence: incidentSentence({ ...incident, ...times, hurt, seen: onsetAt !== null, cause, phases }),
    figure: incidentFigure({ ...span, zone, width: WIDTH, onsetAt, lanes: lanes.filter(hasSignals), log, phases }),
    ...{ log, phases },
    hurt: hurt.map(({ service, source }) => ({ service, heard: source !== null })),
    charted: charted?.service ?? null,
    source: charted?.source ?? null,
    charts: chartsOf(charted, sources, now),
  };
}

const MOST_LANES = 3;

const hasSignals = ({ points }: { readonly points: readonly { readonly value: number | null }[] }): boolean =>
  points.some(({ value }) => value !== null);

function chartsOf(
  charted: HurtService | undefined,
  { deployments, span, zone, moments, incident }: IncidentSources,
  now: Date,
): LineModel[] {
  if (charted === undefined || charted.source === null) return [];
  return hurtCharts(charted, deployments, { span, zone, began: moments.began, ended: incident.resolvedAt }, now);
}

/** What candidates are called, wherever a title of them is known. */
const titlesOf =
  ({ board, deployments, flags }: IncidentSources) =>
  (candidate: string): string => {
    if (candidate === "none") return "“no release”";
    const suspect = board?.suspects.find((one) => one.candidate.key === candidate)?.candidate.title;
    const deployment = deployments.find(({ id }) => candidate === `deployment:${id}`);
    const flag = flags.find(({ id }) => candidate === `flag:${id}`);
    return (
      suspect ?? (deployment === undefined ? undefined : `${deployment.service} ${deployment.version}`) ?? flag?.flag ?? "another change"
    );
  };
