import { DEPLOYMENT_RANK, type DeploymentStatus, isTerminal, releaseIdOf } from "@/lib/domain/deployment";
import { sourceOf } from "@/lib/domain/source";
import type { Component } from "../events/deployment-body";
import type { DeploymentRecord, RecordFacts } from "./deployment-record";

/** What the records of one deployment amount to. */
export type DeploymentProjection = Omit<DeploymentRecord, "connection" | "facts" | "windowFrom" | "windowUntil"> &
  Omit<RecordFacts, "release" | "rollback" | "plannedFor" | "commitOf"> & {
    readonly releaseId: string;
    readonly plannedFor: Date | null;
    readonly saidRollback: boolean;
    /** `finishedAt` of one that reached its environment. */
    readonly reachedAt: Date | null;
    /** The place in time of one that did not. */
    readonly attemptedAt: Date | null;
    readonly components: readonly Component[];
  };

/**
 * Merges the records of one deployment, given with the one whose word counts most first; there must be at least one. Of each field
 * the first word holds, of links and labels each entry; of the commit with its repository that of the application, if anybody names
 * it, rather than that of its manifests. What was taken back is taken back, whoever says so; else the first end holds.
 */
export function mergeRecords(records: readonly [DeploymentRecord, ...DeploymentRecord[]]): DeploymentProjection {
  const [naming] = records;
  const first = <Value>(pick: (record: DeploymentRecord) => Value | null): Value | null => firstSaid(records, pick);
  const said = <Key extends keyof RecordFacts>(key: Key) => first(({ facts }) => (isSaid(facts[key]) ? facts[key] : null));
  const origin = originOf(records);
  const state = stateOf(records);
  const finishedAt = first((record) => (isTerminal(record.status) ? record.finishedAt : null));
  const at = finishedAt ?? state.occurredAt;
  const reached = state.status === "succeeded" || state.status === "rolled_back";
  return {
    id: naming.id,
    entityKey: naming.entityKey,
    source: sourceOf(naming.source),
    externalId: first((record) => record.externalId),
    service: naming.service,
    environment: naming.environment,
    version: naming.version,
    commit: origin.commit,
    status: state.status,
    requestedAt: first((record) => record.requestedAt),
    startedAt: first(({ startedAt }) => (finishedAt !== null && startedAt !== null && startedAt > finishedAt ? null : startedAt)),
    finishedAt,
    occurredAt: state.occurredAt,
    reachedAt: reached ? at : null,
    attemptedAt: reached ? null : at,
    releaseId: said("release") ?? releaseIdOf(naming.service, naming.version),
    emergency: records.some(({ facts }) => facts.emergency),
    saidRollback: records.some(({ facts }) => facts.rollback),
    tier: said("tier"),
    ref: origin.ref,
    repository: origin.repository,
    changeRequest: said("changeRequest"),
    approvedBy: said("approvedBy") ?? [],
    actor: said("actor"),
    pipelineUrl: said("pipelineUrl"),
    configHash: said("configHash"),
    plannedFor: first(({ facts }) => (facts.plannedFor === null ? null : new Date(facts.plannedFor))),
    links: Object.assign({}, ...records.toReversed().map(({ facts }) => facts.links)) as RecordFacts["links"],
    labels: Object.assign({}, ...records.toReversed().map(({ facts }) => facts.labels), origin.labels) as RecordFacts["labels"],
    changes: said("changes") ?? [],
    components: said("components") ?? [],
  };
}

type Origin = Pick<DeploymentRecord, "commit"> & Pick<RecordFacts, "ref" | "repository"> & { readonly labels: RecordFacts["labels"] };

/**
 * What it was built from: commit, branch and repository of one kind. A commit of the manifests counts only while nobody names the
 * application's; then the label `revisionOf` says so, to people and to whoever looks for what was built.
 */
function originOf(records: readonly DeploymentRecord[]): Origin {
  const own = records.filter(({ facts }) => facts.commitOf !== "config");
  const asked = own.some(({ commit }) => commit !== null) ? own : records;
  const naming = asked.find(({ commit }) => commit !== null);
  return {
    commit: naming?.commit ?? null,
    ref: firstSaid(asked, ({ facts }) => facts.ref),
    repository: firstSaid(asked, ({ facts }) => facts.repository),
    labels: naming?.facts.commitOf === "config" ? { revisionOf: "config" } : {},
  };
}

const firstSaid = <Value>(records: readonly DeploymentRecord[], pick: (record: DeploymentRecord) => Value | null): Value | null =>
  records.reduce<Value | null>((held, record) => held ?? pick(record), null);

const isSaid = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined);

/** How it stands, and since when. */
function stateOf(records: readonly [DeploymentRecord, ...DeploymentRecord[]]): { status: DeploymentStatus; occurredAt: Date } {
  const back = records.find(({ status }) => status === "rolled_back");
  const ended = records.find(({ status }) => isTerminal(status));
  const furthest = records.reduce((held, record) => (DEPLOYMENT_RANK[record.status] > DEPLOYMENT_RANK[held.status] ? record : held));
  return back ?? ended ?? furthest;
}
