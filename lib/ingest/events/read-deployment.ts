import { DEPLOYMENT_RANK, isTerminal } from "@/lib/domain/deployment";
import type { FieldIssue } from "@/lib/domain/error";
import type { DeploymentFacts } from "../facts/facts";
import { carriedDraft, carriedId } from "./carried-change";
import { contentHash } from "./content-hash";
import { deploymentBody } from "./deployment-body";
import type { EventDraft, Place, Reading } from "./event-draft";
import { readBody } from "./read-body";

/** Marks the key of deployments that are known by service, environment and version alone; see the fold. */
export const LOOSE_PREFIX = "dep~";

/** Without an id and any time, the same body counts as a retry for this long and as another deployment later. */
const BUCKET_MS = 10 * 60_000;

const RULES = { pairs: [["startedAt", "finishedAt"]], mayLieAhead: ["plannedFor"], check: versionIssues } as const;

/** A body of `POST /api/v1/events/deployments` as events: its own, and one for each change that it carries in full. */
export function readDeployment(value: unknown, now: Date): Reading {
  const read = readBody(deploymentBody, value, now, RULES);
  if (!read.ok) return read;
  const { body } = read;
  const { changes, ...rest } = body;
  const version = body.version ?? body.commit ?? "";
  const ids = changes?.map((change) => (typeof change === "string" ? change : carriedId(change)));
  const facts: DeploymentFacts = { ...rest, version, ...(ids === undefined ? {} : { changes: [...new Set(ids)] }) };
  const also = (changes ?? []).flatMap((change) => (typeof change === "string" ? [] : [carriedDraft(change, body.repository, now)]));
  return { ok: true, event: draftOf(facts, now), also, places: placesOf(facts), ignored: read.ignored };
}

function versionIssues(fields: Readonly<Record<string, unknown>>): FieldIssue[] {
  const given = fields["version"] !== undefined || fields["commit"] !== undefined;
  return given ? [] : [{ field: "version", message: "is missing, and so is commit: give one of them" }];
}

function draftOf(facts: DeploymentFacts, now: Date): EventDraft {
  const said = isTerminal(facts.status) ? facts.finishedAt : facts.startedAt;
  const entityKey = entityKeyOf(facts);
  const bucket = facts.id === undefined && facts.startedAt === undefined && facts.finishedAt === undefined;
  const content = bucket ? { ...facts, bucket: Math.floor(now.getTime() / BUCKET_MS) } : facts;
  return {
    eventKey: `${entityKey}:${facts.status}:${contentHash(content)}`,
    entityType: "deployment",
    entityKey,
    type: `deployment.${facts.status}`,
    rank: DEPLOYMENT_RANK[facts.status],
    occurredAt: said === undefined ? now : new Date(said),
    occurredAtSource: said === undefined ? "received" : "payload",
    payload: facts,
  };
}

/**
 * What makes two bodies speak of the same deployment: the sender's id, or else the start. The place is part of it, so
 * that pipelines which number their runs alike, or a token of another team, cannot touch each other's deployments.
 */
function entityKeyOf({ id, service, environment, version, startedAt }: DeploymentFacts): string {
  if (id !== undefined) return `dep:${contentHash([service, environment, "id", id])}`;
  if (startedAt !== undefined) return `dep:${contentHash([service, environment, "version", version, startedAt])}`;
  return `${LOOSE_PREFIX}${contentHash([service, environment, "version", version])}`;
}

const placesOf = ({ service, environment, components }: DeploymentFacts): Place[] =>
  [service, ...(components ?? []).map((component) => component.service)].map((name) => ({ service: name, environment }));
