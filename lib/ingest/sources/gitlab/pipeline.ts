import type { DeploymentStatus } from "@/lib/domain/deployment";
import { pipelineDraft } from "../../facts/draft";
import type { PipelineFacts } from "../../facts/facts";
import type { SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { at, type Json, linkAt, listAt, said, textAt } from "../fields";
import { idAt } from "../id-at";
import { momentOf } from "../moment";
import { incomplete, noUse } from "../no-use";
import { mapped } from "../place";
import { runDeployment } from "../run-deployment";
import { timeAt } from "../time";
import { type GitLabEvent, userAt } from "./gitlab-event";
import { jobDeployment } from "./job-deployment";

type State = {
  readonly status: PipelineFacts["status"];
  readonly outcome?: PipelineFacts["outcome"];
  readonly deployed: DeploymentStatus | null;
};

const QUEUED: State = { status: "queued", deployed: "queued" };
const STATES: ReadonlyMap<string, State> = new Map<string, State>([
  ["created", QUEUED],
  ["waiting_for_resource", QUEUED],
  ["preparing", QUEUED],
  ["pending", QUEUED],
  ["scheduled", QUEUED],
  ["manual", { status: "queued", deployed: null }],
  ["running", { status: "started", deployed: "started" }],
  ["success", { status: "finished", outcome: "success", deployed: "succeeded" }],
  ["failed", { status: "finished", outcome: "failure", deployed: "failed" }],
  ["canceled", { status: "finished", outcome: "cancelled", deployed: "cancelled" }],
  ["skipped", { status: "finished", outcome: "skipped", deployed: null }],
]);

/**
 * `pipeline`. That it succeeded deploys nothing: the job that would may have been skipped, or waits for somebody. Only pipelines and
 * jobs that the settings name are deployments.
 */
export function readPipeline(event: GitLabEvent): SourceReading {
  const pipeline = at(event.body, "object_attributes");
  const number = idAt(pipeline, "id");
  const word = textAt(pipeline, "status", 40) ?? "";
  const state = STATES.get(word);
  if (state === undefined) return noUse("pipeline", word);
  if (number === null) return incomplete("pipeline", "its id");
  const entity = `${event.prefix}:pipeline:${number}`;
  const keys = { id: `${event.shownPrefix}:pipeline:${number}`, entity, key: `${entity}:${word}` };
  const own = ownReadings(event, pipeline, state, keys);
  const jobs = listAt(event.body, "builds").slice(0, 500);
  const deployed = [
    own.deployed,
    ...jobs.map((job) => jobDeployment(event, { job, commit: commitAt(pipeline, "sha"), ref: textAt(pipeline, "ref") })),
  ];
  return {
    events: [own.draft, ...deployed.flatMap(({ events }) => events)],
    unmapped: deployed.flatMap(({ unmapped }) => unmapped),
    ignored: null,
  };
}

function ownReadings(event: GitLabEvent, pipeline: Json, state: State, keys: { id: string; entity: string; key: string }) {
  const { body, delivery, repository, serviceWord } = event;
  const { receivedAt, settings } = delivery;
  const createdAt = timeAt(pipeline, "created_at");
  const finishedAt = state.status === "finished" ? timeAt(pipeline, "finished_at") : null;
  const when = state.status === "finished" ? (finishedAt ?? createdAt) : createdAt;
  // There is no word of when it began running.
  const startedAt = state.status === "queued" ? null : createdAt;
  const commit = commitAt(pipeline, "sha");
  const ref = textAt(pipeline, "ref");
  const name = textAt(pipeline, "name");
  const url = linkAt(pipeline, "url") ?? linkAt({ url: `${repository}/-/pipelines/${idAt(pipeline, "id")}` }, "url");
  const actor = userAt(body, "user");
  const facts: PipelineFacts = {
    id: keys.id,
    status: state.status,
    ...said({
      outcome: state.outcome,
      name,
      repository,
      service: mapped(settings.services, serviceWord) ?? serviceWord,
      commit,
      ref,
      queuedAt: momentOf(createdAt, receivedAt),
      startedAt: momentOf(startedAt, receivedAt),
      finishedAt: momentOf(finishedAt, receivedAt),
      url,
      actor,
    }),
  };
  const run = {
    ...keys,
    key: `${keys.key}:deployment`,
    names: [name, ref],
    status: state.deployed,
    serviceWord,
    repository,
    commit,
    ref,
    actor,
    url,
  };
  const times = { at: when, requestedAt: createdAt, startedAt, finishedAt };
  return {
    draft: pipelineDraft(facts, { key: keys.key, at: when, receivedAt }),
    deployed: runDeployment(delivery, { ...run, ...times }),
  };
}
