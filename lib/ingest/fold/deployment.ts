import { tellerOf } from "@/lib/domain/source";
import { LOOSE_PREFIX } from "../events/read-deployment";
import { type Attempt, attemptsOf, type DeploymentEvent, type Step } from "./attempts";
import { deploymentIdOf } from "./deployment-id";
import { type DeploymentRecord, type RecordFacts, windowOf } from "./deployment-record";
import { earliestSaid, lastSaid, lastSaidAt, lastSaidList } from "./said";
import { inOrder } from "./stored-event";

/** An end that another one replaces this soon was never the end. */
const SUPERSEDED_MS = 60_000;

/** Folds the events of one deployment into its runs, oldest first; usually there is one. */
export function foldDeployment(entityKey: string, events: readonly DeploymentEvent[]): DeploymentRecord[] {
  const attempts = attemptsOf(inOrder(events), entityKey.startsWith(LOOSE_PREFIX));
  return attempts.map((attempt, index) => recordOf(index === 0 ? entityKey : `${entityKey}#${index + 1}`, attempt));
}

function recordOf(entityKey: string, attempt: Attempt): DeploymentRecord {
  const events = inOrder(attempt.map((step) => step.event));
  const text = (pick: (facts: DeploymentEvent["payload"]) => string | undefined): string | null => lastSaid(events, pick);
  const current = currentOf(attempt);
  const finishedAt = endOf(attempt);
  const startedAt = startOf(attempt, finishedAt) ?? assumedStartOf(events, finishedAt);
  const occurredAt = current.at;
  return {
    entityKey,
    id: deploymentIdOf(entityKey),
    source: tellerOf(
      events[0]?.source ?? "",
      lastSaid(events, (facts) => facts.told),
    ),
    connection: events[0]?.connection ?? "",
    externalId: text((facts) => facts.id),
    service: text((facts) => facts.service) ?? "",
    environment: text((facts) => facts.environment) ?? "",
    version: text((facts) => facts.version) ?? "",
    commit: text((facts) => facts.commit),
    status: current.status,
    requestedAt: requestOf(attempt, events, startedAt ?? finishedAt),
    startedAt,
    finishedAt,
    occurredAt,
    ...windowOf({ startedAt, finishedAt, occurredAt }),
    facts: factsOf(events),
  };
}

function factsOf(events: readonly DeploymentEvent[]): RecordFacts {
  const text = (pick: (facts: DeploymentEvent["payload"]) => string | undefined): string | null => lastSaid(events, pick);
  return {
    release: text((facts) => facts.release),
    emergency: lastSaid(events, (facts) => facts.emergency) ?? false,
    rollback: lastSaid(events, (facts) => facts.rollback) ?? false,
    tier: lastSaid(events, (facts) => facts.tier),
    commitOf: lastSaid(events, (facts) => facts.commitOf),
    ref: text((facts) => facts.ref),
    repository: text((facts) => facts.repository),
    changeRequest: text((facts) => facts.changeRequest),
    approvedBy: lastSaidList(events, (facts) => facts.approvedBy),
    actor: text((facts) => facts.actor),
    pipelineUrl: text((facts) => facts.pipelineUrl),
    configHash: text((facts) => facts.configHash),
    plannedFor: lastSaidAt(events, (facts) => facts.plannedFor)?.toISOString() ?? null,
    links: lastSaid(events, (facts) => facts.links) ?? {},
    labels: lastSaid(events, (facts) => facts.labels) ?? {},
    changes: lastSaidList(events, (facts) => facts.changes),
    components: lastSaid(events, (facts) => facts.components) ?? [],
  };
}

/** The ends of a run, in order. What its sender goes on trying after was no end once it has succeeded, even if that was earlier. */
function endsOf(attempt: Attempt): readonly Step[] {
  const ends = attempt.filter(({ rank }) => rank >= 50);
  const succeeded = ends.some(({ status }) => status === "succeeded");
  return succeeded ? ends.filter(({ event }) => event.payload.tentative !== true) : ends;
}

/** The step that says how things stand: the last end by time; before any end, what has come furthest, or a later pause. */
function currentOf(attempt: Attempt): Step {
  const end = endsOf(attempt).at(-1);
  const isLater = (step: Step, held: Step): boolean => step.rank >= held.rank || (step.dated && step.status === "waiting_approval");
  return end ?? attempt.reduce((held, step) => (isLater(step, held) ? step : held));
}

/** The earliest word that it was asked for; what is said to be later than its start belongs to another run. */
function requestOf(attempt: Attempt, events: readonly DeploymentEvent[], begunAt: Date | null): Date | null {
  const queued = attempt.find(({ status }) => status === "queued")?.at ?? null;
  const said = earliestSaid(events, (facts) => facts.requestedAt);
  const at = said !== null && (queued === null || said < queued) ? said : queued;
  return at !== null && begunAt !== null && at > begunAt ? null : at;
}

function startOf(attempt: Attempt, finishedAt: Date | null): Date | null {
  const started = attempt.find(({ status }) => status === "started");
  return started === undefined || (finishedAt !== null && started.at > finishedAt) ? null : started.at;
}

/** What its sender offers in place of a start that nobody told of; only an end shows that there was one. */
function assumedStartOf(events: readonly DeploymentEvent[], finishedAt: Date | null): Date | null {
  const assumed = earliestSaid(events, (facts) => facts.assumedStart);
  return assumed !== null && finishedAt !== null && assumed <= finishedAt ? assumed : null;
}

/** The first end, or what replaced it within a minute. Being taken back is not the end of a roll-out, unless nothing else is known. */
function endOf(attempt: Attempt): Date | null {
  const ends = endsOf(attempt);
  const own = ends.filter(({ status }) => status !== "rolled_back");
  const [first, ...later] = own.length > 0 ? own : ends;
  if (first === undefined) return null;
  return later.reduce(
    (end, step) => (step.status !== end.status && step.at.getTime() - end.at.getTime() <= SUPERSEDED_MS ? step : end),
    first,
  ).at;
}
