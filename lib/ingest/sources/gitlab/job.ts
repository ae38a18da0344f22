import { ignored, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { at, textAt } from "../fields";
import type { GitLabEvent } from "./gitlab-event";
import { jobDeployment } from "./job-deployment";

const FIELDS = ["id", "name", "status", "created_at", "started_at", "finished_at"] as const;

/** `build`: a job by itself, which repeats what its pipeline lists, in fields of other names. */
export function readJob(event: GitLabEvent): SourceReading {
  const { body } = event;
  const fields = Object.fromEntries(FIELDS.map((field) => [field, at(body, `build_${field}`)]));
  const job = { ...fields, user: at(body, "user"), environment: at(body, "environment") };
  const deployed = jobDeployment(event, { job, commit: commitAt(body, "sha"), ref: textAt(body, "ref") });
  if (deployed.events.length > 0) return deployed;
  return ignored(
    `The job \`${textAt(job, "name") ?? ""}\` is no deployment: the settings of its connection do not name it, or it did not run.`,
  );
}
