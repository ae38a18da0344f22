import type { DeploymentStatus } from "@/lib/domain/deployment";
import { pipelineDraft } from "../../facts/draft";
import type { PipelineFacts } from "../../facts/facts";
import type { SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { at, countAt, type Json, linkAt, said, textAt } from "../fields";
import { idAt } from "../id-at";
import { momentOf } from "../moment";
import { incomplete, noUse } from "../no-use";
import { mapped } from "../place";
import { runDeployment } from "../run-deployment";
import { timeAt } from "../time";
import { accountAt, type GitHubEvent } from "./github-event";

type Outcome = NonNullable<PipelineFacts["outcome"]>;

const STATUS: ReadonlyMap<string, PipelineFacts["status"]> = new Map([
  ["requested", "queued"],
  ["in_progress", "started"],
  ["completed", "finished"],
]);
/** Other conclusions, such as `neutral` and `stale`, are neither. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ["success", "success"],
  ["failure", "failure"],
  ["timed_out", "failure"],
  ["startup_failure", "failure"],
  ["cancelled", "cancelled"],
  ["skipped", "skipped"],
]);
/** What a run that is a deployment says of it. One that was skipped or judged neither way deployed nothing. */
const DEPLOYED: Readonly<Record<Outcome, DeploymentStatus>> = {
  success: "succeeded",
  failure: "failed",
  cancelled: "cancelled",
  skipped: "cancelled",
  other: "cancelled",
};

/** `workflow_run`: an attempt of a workflow. Running it again is another attempt under the same number. */
export function readWorkflowRun(event: GitHubEvent): SourceReading {
  const status = STATUS.get(event.action);
  if (status === undefined) return noUse("workflow_run", event.action);
  const run = at(event.body, "workflow_run");
  const number = idAt(run, "id");
  if (number === null) return incomplete("workflow_run", "its id");
  const attempt = countAt(run, "run_attempt") ?? 1;
  const id = `${event.prefix}:run:${number}:${attempt}`;
  const { receivedAt, settings } = event.delivery;
  const times = timesOf(run, attempt, status);
  const facts: PipelineFacts = {
    id,
    status,
    ...said({
      outcome: status === "finished" ? outcomeOf(run) : null,
      name: textAt(run, "name") ?? textAt(event.body, "workflow.name"),
      repository: event.repository,
      service: mapped(settings.services, event.serviceWord) ?? event.serviceWord,
      commit: commitAt(run, "head_sha"),
      ref: textAt(run, "head_branch"),
      queuedAt: momentOf(times.requestedAt, receivedAt),
      startedAt: momentOf(times.startedAt, receivedAt),
      finishedAt: momentOf(times.finishedAt, receivedAt),
      url: linkAt(run, "html_url"),
      actor: accountAt(run, "triggering_actor") ?? accountAt(run, "actor"),
    }),
  };
  const pipeline = pipelineDraft(facts, { key: `${id}:${event.action}`, at: times.at, receivedAt });
  const deployed = runDeployment(event.delivery, {
    ...times,
    id,
    key: `${id}:deployment:${event.action}`,
    names: namesOf(event.body, run),
    status: status === "finished" ? DEPLOYED[outcomeOf(run)] : status,
    serviceWord: event.serviceWord,
    repository: event.repository,
    commit: facts.commit ?? null,
    ref: facts.ref ?? null,
    actor: facts.actor ?? null,
    url: facts.url ?? null,
  });
  return { ...deployed, events: [pipeline, ...deployed.events] };
}

const outcomeOf = (run: Json): Outcome => OUTCOMES.get(textAt(run, "conclusion", 40) ?? "") ?? "other";

/** There is no word of its end but the time of its last change. */
function timesOf(run: Json, attempt: number, status: PipelineFacts["status"]) {
  const begun = timeAt(run, "run_started_at");
  const changed = timeAt(run, "updated_at");
  const requestedAt = attempt === 1 ? (timeAt(run, "created_at") ?? begun) : begun;
  return {
    at: status === "queued" ? requestedAt : status === "started" ? (begun ?? changed) : changed,
    requestedAt,
    startedAt: status === "queued" ? null : begun,
    finishedAt: status === "finished" ? changed : null,
  };
}

function namesOf(body: Json, run: Json): (string | null)[] {
  const paths = [textAt(run, "path"), textAt(body, "workflow.path")].map((path) => path?.replace(/@.*$/, "") ?? null);
  return [...paths, ...paths.map((path) => path?.split("/").at(-1) ?? null), textAt(body, "workflow.name"), textAt(run, "name")];
}
