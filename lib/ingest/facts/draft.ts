import { DEPLOYMENT_RANK, type DeploymentStatus } from "@/lib/domain/deployment";
import { INCIDENT_RANK } from "@/lib/domain/incident";
import { contentHash } from "../events/content-hash";
import type { EntityType, EventDraft } from "../events/event-draft";
import type { ApprovalFacts, ChangeRequestFacts, DeploymentFacts, FactsOf, IncidentFacts, PipelineFacts, TicketFacts } from "./facts";
import { CHANGE_REQUEST_STATUSES } from "./facts";

/** Clocks differ; what is said to be further ahead than this happened, at the latest, when it arrived. */
const AHEAD_MS = 5 * 60_000;

type Told<Type extends EntityType> = {
  /** The sender's identity of this event, without anything that could differ when it is told again. */
  readonly key: string;
  readonly entityKey: string;
  readonly state: string;
  readonly rank: number;
  /** When it happened, as the sender says; null when it does not. */
  readonly at: Date | null;
  readonly receivedAt: Date;
  readonly facts: FactsOf[Type];
};

/** What an event is called where its entity goes by another name. */
const NOUN: Readonly<Partial<Record<EntityType, string>>> = { "published-release": "release" };

/** An event of any entity. */
export function draftOf<Type extends EntityType>(entityType: Type, told: Told<Type>): EventDraft {
  const { key, entityKey, state, rank, at, receivedAt, facts } = told;
  const ahead = at !== null && at.getTime() > receivedAt.getTime() + AHEAD_MS;
  return {
    eventKey: key,
    entityType,
    entityKey,
    type: `${NOUN[entityType] ?? entityType.replaceAll("-", "_")}.${state}`,
    rank,
    occurredAt: at === null || ahead ? receivedAt : at,
    occurredAtSource: at === null ? "received" : ahead ? "clamped" : "payload",
    payload: facts,
  };
}

type Common = { readonly key: string; readonly at: Date | null; readonly receivedAt: Date };

/** What the field calls the states of a deployment. */
const DEPLOYMENT_WORD: Readonly<Partial<Record<DeploymentStatus, string>>> = { queued: "requested" };

/** An event of a deployment; `entity` is the source's identity of the deployment, such as `github:1:2`. */
export const deploymentDraft = (entity: string, facts: DeploymentFacts, common: Common, state?: string): EventDraft =>
  draftOf("deployment", {
    ...common,
    entityKey: `dep:${entity}`,
    state: state ?? DEPLOYMENT_WORD[facts.status] ?? facts.status,
    rank: DEPLOYMENT_RANK[facts.status],
    facts,
  });

/** An event of an incident. */
export const incidentDraft = (facts: IncidentFacts, common: Common): EventDraft =>
  draftOf("incident", {
    ...common,
    entityKey: `inc:${facts.id}`,
    state: facts.mergedInto !== undefined ? "merged_into" : facts.status === "open" ? "opened" : facts.status,
    rank: facts.status === "updated" ? 15 : INCIDENT_RANK[facts.status],
    facts,
  });

/** An event of a change; `state` is one of opened, ready_for_review, updated, review_submitted, approved, changes_requested, closed, reopened, merged. */
export const changeEventDraft = (facts: FactsOf["change"], state: ChangeState, common: Common): EventDraft =>
  draftOf("change", { ...common, entityKey: `chg:${facts.id}`, state, rank: CHANGE_RANK[state], facts });

const CHANGE_RANK = {
  opened: 20,
  ready_for_review: 30,
  updated: 35,
  review_submitted: 40,
  changes_requested: 45,
  approved: 50,
  closed: 60,
  reopened: 65,
  merged: 70,
} as const;
export type ChangeState = keyof typeof CHANGE_RANK;

const PIPELINE_RANK = { queued: 10, started: 30, finished: 50 } as const;
export const pipelineDraft = (facts: PipelineFacts, common: Common): EventDraft =>
  draftOf("pipeline", { ...common, entityKey: `run:${facts.id}`, state: facts.status, rank: PIPELINE_RANK[facts.status], facts });

export const approvalDraft = (facts: ApprovalFacts, common: Common): EventDraft =>
  draftOf("approval", {
    ...common,
    entityKey: `apr:${facts.id}`,
    state: facts.status,
    rank: facts.status === "requested" ? 10 : 50,
    facts,
  });

export const changeRequestDraft = (facts: ChangeRequestFacts, common: Common): EventDraft =>
  draftOf("change-request", {
    ...common,
    entityKey: `crq:${facts.id}`,
    state: facts.status,
    rank: 10 * (1 + CHANGE_REQUEST_STATUSES.indexOf(facts.status)),
    facts,
  });

const TICKET_RANK = { open: 10, in_progress: 30, done: 50 } as const;
export const ticketDraft = (facts: TicketFacts, common: Common): EventDraft =>
  draftOf("ticket", { ...common, entityKey: `tkt:${facts.id}`, state: facts.status, rank: TICKET_RANK[facts.status], facts });

export const alertDraft = (facts: FactsOf["alert"], common: Common): EventDraft =>
  draftOf("alert", { ...common, entityKey: `alt:${facts.id}`, state: facts.status, rank: facts.status === "firing" ? 10 : 50, facts });

/** A commit of a push: it may be told of by several, each on another branch. */
export const commitDraft = (facts: FactsOf["commit"], common: Common): EventDraft =>
  draftOf("commit", { ...common, entityKey: `cmt:${facts.repository}@${facts.sha}`, state: "pushed", rank: facts.onMain ? 20 : 10, facts });

/** A switched flag is an entity of its own: nothing follows it but the next switch. */
export const flagDraft = (facts: FactsOf["flag"], common: Common): EventDraft =>
  draftOf("flag", { ...common, entityKey: `flg:${facts.id}`, state: "changed", rank: 10, facts });

export const artifactDraft = (facts: FactsOf["artifact"], state: "packaged" | "published", common: Common): EventDraft =>
  draftOf("artifact", { ...common, entityKey: `art:${facts.id}`, state, rank: state === "packaged" ? 10 : 20, facts });

export const publishedReleaseDraft = (facts: FactsOf["published-release"], common: Common): EventDraft =>
  draftOf("published-release", {
    ...common,
    entityKey: `rel:${facts.id}`,
    state: facts.status,
    rank: facts.status === "deleted" ? 50 : facts.status === "edited" ? 20 : 10,
    facts,
  });

/** A key for a source that gives its events no identity: what it says is what it is. */
export const keyOfContent = (prefix: string, facts: unknown): string => `${prefix}:${contentHash(facts)}`;
