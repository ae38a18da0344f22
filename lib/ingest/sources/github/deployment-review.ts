import { approvalDraft } from "../../facts/draft";
import type { ApprovalFacts } from "../../facts/facts";
import { made, type SourceReading } from "../adapter";
import { at, countAt, type Json, linkAt, listAt, said, textAt } from "../fields";
import { idAt } from "../id-at";
import { momentOf } from "../moment";
import { incomplete, noUse } from "../no-use";
import { mapped, placeOf } from "../place";
import { timeAt } from "../time";
import { accountAt, type GitHubEvent } from "./github-event";

const STATUS: ReadonlyMap<string, ApprovalFacts["status"]> = new Map([
  ["requested", "requested"],
  ["approved", "approved"],
  ["rejected", "rejected"],
]);

/** `deployment_review`: somebody is asked to let a run go on to its environments, or has answered. One approval for each environment. */
export function readDeploymentReview(event: GitHubEvent): SourceReading {
  const status = STATUS.get(event.action);
  if (status === undefined) return noUse("deployment_review", event.action);
  const number = idAt(event.body, "workflow_run.id");
  const jobs = jobsOf(event.body);
  if (number === null || jobs.length === 0) return incomplete("deployment_review", "its run or its environment");
  const run = `${event.prefix}:run:${number}:${countAt(event.body, "workflow_run.run_attempt") ?? 1}`;
  const readings = jobs.map((job) => approvalOf(event, status, run, job));
  return made(
    readings.map(({ draft }) => draft),
    readings.flatMap(({ unmapped }) => unmapped),
  );
}

type Job = { readonly environment: string; readonly changedAt: Date | null };

/** The environments that it is about, each with the time of its job. */
function jobsOf(body: Json): Job[] {
  const jobs = [...listAt(body, "workflow_job_runs").slice(0, 100), at(body, "workflow_job_run")];
  const told = jobs.map((job) => ({ environment: textAt(job, "environment"), changedAt: timeAt(job, "updated_at") }));
  const named = [...told, { environment: textAt(body, "environment"), changedAt: null }];
  const found = named.flatMap(({ environment, changedAt }) => (environment === null ? [] : [{ environment, changedAt }]));
  return found.filter((job, index) => found.findIndex(({ environment }) => environment === job.environment) === index);
}

function approvalOf(event: GitHubEvent, status: ApprovalFacts["status"], run: string, job: Job) {
  const { body, delivery } = event;
  const { receivedAt, settings } = delivery;
  const place = placeOf(settings, { service: event.serviceWord, environment: job.environment });
  const asked = timeAt(body, "since");
  const when = status === "requested" ? asked : (job.changedAt ?? timeAt(body, "workflow_run.updated_at"));
  const id = `${run}:approval:${job.environment.toLowerCase()}`;
  const approver = accountAt(body, "approver");
  const facts: ApprovalFacts = {
    id,
    status,
    subject: run,
    ...said({
      service: mapped(settings.services, event.serviceWord) ?? event.serviceWord,
      environment: place.environment,
      requestedAt: momentOf(asked, receivedAt),
      decidedAt: status === "requested" ? null : momentOf(when ?? receivedAt, receivedAt),
      requestedBy: accountAt(body, "requestor") ?? accountAt(body, "workflow_run.triggering_actor"),
      approvers: reviewersOf(body),
      decidedBy: status === "requested" || approver === null ? null : [approver],
      comment: status === "requested" ? null : textAt(body, "comment", 1_000),
      url: linkAt(body, "workflow_run.html_url"),
    }),
  };
  return { draft: approvalDraft(facts, { key: `${id}:${event.action}`, at: when, receivedAt }), unmapped: place.unmapped };
}

/** People by account, teams by name; null when nobody is named. */
function reviewersOf(body: Json): string[] | null {
  const names = listAt(body, "reviewers")
    .slice(0, 100)
    .flatMap((entry) => accountAt(entry, "reviewer") ?? []);
  return names.length === 0 ? null : [...new Set(names)];
}
