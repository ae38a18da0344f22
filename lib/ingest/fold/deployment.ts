import { createHash } from "node:crypto";
import { type DeploymentStatus, releaseIdOf } from "@/lib/domain/deployment";
import type { Component } from "../events/deployment-body";
import { LOOSE_PREFIX } from "../events/read-deployment";
import { type Attempt, attemptsOf, type DeploymentEvent, type Step } from "./attempts";
import { lastSaid, lastSaidAt, lastSaidList } from "./said";
import { inOrder } from "./stored-event";

/** What the events of one run of a deployment amount to. */
export type DeploymentProjection = {
  readonly id: string;
  readonly entityKey: string;
  readonly externalId: string | null;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly commit: string | null;
  readonly status: DeploymentStatus;
  /** Null when nobody told of a start: the duration is unknown, the deployment counts all the same. */
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When it got to this status; whatever arrived late does not count. */
  readonly occurredAt: Date;
  readonly releaseId: string;
  readonly emergency: boolean;
  readonly ref: string | null;
  readonly repository: string | null;
  readonly changeRequest: string | null;
  readonly approvedBy: readonly string[];
  readonly actor: string | null;
  readonly pipelineUrl: string | null;
  readonly configHash: string | null;
  readonly plannedFor: Date | null;
  readonly links: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly changes: readonly string[];
  readonly components: readonly Component[];
};

/** An end that another one replaces this soon was never the end. */
const SUPERSEDED_MS = 60_000;

/** Folds the events of one deployment into its runs, oldest first; usually there is one. */
export function foldDeployment(entityKey: string, events: readonly DeploymentEvent[]): DeploymentProjection[] {
  const attempts = attemptsOf(inOrder(events), entityKey.startsWith(LOOSE_PREFIX));
  return attempts.map((attempt, index) => project(index === 0 ? entityKey : `${entityKey}#${index + 1}`, attempt));
}

function project(entityKey: string, attempt: Attempt): DeploymentProjection {
  const events = inOrder(attempt.map((step) => step.event));
  const text = (pick: (facts: DeploymentEvent["payload"]) => string | undefined): string | null => lastSaid(events, pick);
  const service = text((facts) => facts.service) ?? "";
  const version = text((facts) => facts.version) ?? "";
  const current = currentOf(attempt);
  const finishedAt = endOf(attempt);
  return {
    id: uuidOf(entityKey),
    entityKey,
    externalId: text((facts) => facts.id),
    service,
    environment: text((facts) => facts.environment) ?? "",
    version,
    commit: text((facts) => facts.commit),
    status: current.status,
    startedAt: startOf(attempt, finishedAt),
    finishedAt,
    occurredAt: current.at,
    releaseId: text((facts) => facts.release) ?? releaseIdOf(service, version),
    emergency: lastSaid(events, (facts) => facts.emergency) ?? false,
    ref: text((facts) => facts.ref),
    repository: text((facts) => facts.repository),
    changeRequest: text((facts) => facts.changeRequest),
    approvedBy: lastSaidList(events, (facts) => facts.approvedBy),
    actor: text((facts) => facts.actor),
    pipelineUrl: text((facts) => facts.pipelineUrl),
    configHash: text((facts) => facts.configHash),
    plannedFor: lastSaidAt(events, (facts) => facts.plannedFor),
    links: lastSaid(events, (facts) => facts.links) ?? {},
    labels: lastSaid(events, (facts) => facts.labels) ?? {},
    changes: lastSaidList(events, (facts) => facts.changes),
    components: lastSaid(events, (facts) => facts.components) ?? [],
  };
}

/** The step that says how things stand: the last end by time; before any end, the state that has come furthest. */
function currentOf(attempt: Attempt): Step {
  const end = attempt.findLast(({ rank }) => rank >= 50);
  return end ?? attempt.reduce((furthest, step) => (step.rank >= furthest.rank ? step : furthest));
}

function startOf(attempt: Attempt, finishedAt: Date | null): Date | null {
  const started = attempt.find(({ status }) => status === "started");
  return started === undefined || (finishedAt !== null && started.at > finishedAt) ? null : started.at;
}

/** The first end, or what replaced it within a minute. Being taken back is not the end of a roll-out, unless nothing else is known. */
function endOf(attempt: Attempt): Date | null {
  const ends = attempt.filter(({ rank }) => rank >= 50);
  const own = ends.filter(({ status }) => status !== "rolled_back");
  const [first, ...later] = own.length > 0 ? own : ends;
  if (first === undefined) return null;
  return later.reduce(
    (end, step) => (step.status !== end.status && step.at.getTime() - end.at.getTime() <= SUPERSEDED_MS ? step : end),
    first,
  ).at;
}

/** An id that follows from the key, so that a rebuilt row is the same row. */
function uuidOf(entityKey: string): string {
  const hex = createHash("sha256").update(entityKey).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
