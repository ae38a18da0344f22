import type { DeploymentStatus } from "@/lib/domain/deployment";
import type { Tier } from "@/lib/domain/tier";
import { ticketKeysIn } from "../../facts/ticket-keys";
import type { SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { deploymentReading } from "../deployment-reading";
import { at, flagAt, type Json, linkAt, listAt, textAt } from "../fields";
import { idAt } from "../id-at";
import { momentOf } from "../moment";
import { incomplete } from "../no-use";
import { mapped, placeOf } from "../place";
import { versionOfRef } from "../revision";
import { timeAt } from "../time";
import { accountAt, type GitHubEvent } from "./github-event";

type Told = {
  readonly key: string;
  readonly status: DeploymentStatus;
  readonly at: Date | null;
  readonly pipelineUrl?: string | null;
  readonly environmentUrl?: string | null;
};

/** `deployment.created` and each of its statuses repeat the deployment as a whole, so each of them makes it. */
export function deploymentOf(event: GitHubEvent, told: Told): SourceReading {
  const deployment = at(event.body, "deployment");
  const id = idAt(deployment, "id");
  const commit = commitAt(deployment, "sha");
  const payload = payloadOf(deployment);
  const ref = textAt(deployment, "ref");
  const version = textAt(payload, "version") ?? (commit === null ? ref : versionOfRef(ref, commit));
  if (id === null || version === null) return incomplete("deployment", "its id, or both its commit and its ref");
  const createdAt = timeAt(deployment, "created_at");
  const ended = told.status === "succeeded" || told.status === "failed";
  return deploymentReading(event.delivery, {
    id: `${event.prefix}:${id}`,
    key: `${event.prefix}:${told.key}`,
    status: told.status,
    version,
    place: placeOf(event.delivery.settings, wordsOf(event, deployment, payload)),
    at: told.at,
    requestedAt: createdAt,
    startedAt: told.status === "started" ? told.at : null,
    finishedAt: ended ? told.at : null,
    facts: {
      assumedStart: ended ? momentOf(createdAt, event.delivery.receivedAt) : null,
      tier: tierOf(deployment),
      commit,
      ref,
      repository: event.repository,
      actor: accountAt(deployment, "creator"),
      pipelineUrl: told.pipelineUrl ?? linkAt(event.body, "workflow_run.html_url"),
      changeRequest: changeRequestIn(deployment, payload),
      emergency: flagAt(payload, "emergency"),
      changes: carriedBy(payload),
      links: told.environmentUrl == null ? null : { environment: told.environmentUrl },
    },
  });
}

/** A deployment's own data: an object, or text that may hold one. */
function payloadOf(deployment: Json): Json {
  const payload = at(deployment, "payload");
  if (typeof payload !== "string") return payload;
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}

/** What it says it carries; null when it says nothing. */
function carriedBy(payload: Json): string[] | null {
  const changes = listAt(payload, "changes").slice(0, 1_000);
  const named = changes.flatMap((_, index) => textAt(changes, String(index)) ?? []);
  return named.length === 0 ? null : [...new Set(named)];
}

function changeRequestIn(deployment: Json, payload: Json): string | null {
  const named = textAt(payload, "changeRequest") ?? textAt(payload, "change_request");
  if (named !== null) return named;
  const words = [textAt(deployment, "description", 1_000), textAt(payload, "description", 1_000), textAt(deployment, "ref")];
  return ticketKeysIn(...words).find((key) => key.startsWith("CHG")) ?? null;
}

/** Where it goes. In a repository of many services its payload, its environment's name or its task says which one. */
function wordsOf(event: GitHubEvent, deployment: Json, payload: Json) {
  const { settings } = event.delivery;
  const named =
    textAt(deployment, "environment") ?? textAt(deployment, "original_environment") ?? textAt(event.body, "deployment_status.environment");
  const [, part = null, rest = null] = (settings.serviceInEnvironment && /^(?!review\/)(.+)\/([^/]+)$/i.exec(named ?? "")) || [];
  const service = textAt(payload, "service") ?? part ?? taskService(event, textAt(deployment, "task")) ?? event.serviceWord;
  return { service, environment: rest ?? named, tierKnown: tierOf(deployment) !== null };
}

/** An environment may be marked as production, or as one that is made for a while, such as that of a pull request. */
function tierOf(deployment: Json): Tier | null {
  if (flagAt(deployment, "production_environment") === true) return "production";
  return flagAt(deployment, "transient_environment") === true ? "development" : null;
}

/** `deploy:checkout` deploys checkout; any other task that the settings know stands for what they say. */
function taskService(event: GitHubEvent, task: string | null): string | null {
  if (task === null) return null;
  return mapped(event.delivery.settings.services, task) === null ? (/^deploy:(.+)$/.exec(task)?.[1] ?? null) : task;
}
