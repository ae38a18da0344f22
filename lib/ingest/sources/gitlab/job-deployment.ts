import type { DeploymentStatus } from "@/lib/domain/deployment";
import { NOTHING, type SourceReading } from "../adapter";
import { type Json, linkAt, textAt } from "../fields";
import { idAt } from "../id-at";
import { runDeployment } from "../run-deployment";
import { timeAt } from "../time";
import { type GitLabEvent, userAt } from "./gitlab-event";

/** A job that is skipped, or that somebody has yet to start, deploys nothing. */
const STATUS: ReadonlyMap<string, DeploymentStatus> = new Map([
  ["running", "started"],
  ["success", "succeeded"],
  ["failed", "failed"],
  ["canceled", "cancelled"],
]);

type Told = { readonly job: Json; readonly commit: string | null; readonly ref: string | null };

/** The deployment that a job is, where the settings say that jobs of its name are; `job` is as pipelines list it. */
export function jobDeployment(event: GitLabEvent, { job, commit, ref }: Told): SourceReading {
  const number = idAt(job, "id");
  const word = textAt(job, "status", 40) ?? "";
  const status = STATUS.get(word);
  if (number === null || status === undefined || textAt(job, "environment.action", 40) === "stop") return NOTHING;
  const entity = `${event.prefix}:job:${number}`;
  const startedAt = timeAt(job, "started_at");
  const finishedAt = status === "started" ? null : timeAt(job, "finished_at");
  return runDeployment(event.delivery, {
    id: `${event.shownPrefix}:job:${number}`,
    entity,
    key: `${entity}:${word}`,
    names: [textAt(job, "name")],
    status,
    serviceWord: event.serviceWord,
    repository: event.repository,
    commit,
    ref,
    actor: userAt(job, "user"),
    url: linkAt({ url: `${event.repository}/-/jobs/${number}` }, "url"),
    at: status === "started" ? startedAt : finishedAt,
    requestedAt: timeAt(job, "created_at"),
    startedAt,
    finishedAt,
  });
}
