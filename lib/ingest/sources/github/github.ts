import { type Adapter, type Delivery, type Headers, ignored, type SourceReading } from "../adapter";
import { type Json, textAt } from "../fields";
import { readDeployment } from "./deployment";
import { readDeploymentReview } from "./deployment-review";
import { readDeploymentStatus } from "./deployment-status";
import { type GitHubEvent, gitHubEvent } from "./github-event";
import { readIssue } from "./issue";
import { readProtectionRule } from "./protection-rule";
import { readPullRequest } from "./pull-request";
import { readPush } from "./push";
import { readRelease } from "./release";
import { readReview } from "./review";
import { readWorkflowRun } from "./workflow-run";

/** By the value of `X-GitHub-Event`. */
const READERS: ReadonlyMap<string, (event: GitHubEvent) => SourceReading> = new Map([
  ["push", readPush],
  ["pull_request", readPullRequest],
  ["pull_request_review", readReview],
  ["deployment", readDeployment],
  ["deployment_status", readDeploymentStatus],
  ["deployment_review", readDeploymentReview],
  ["deployment_protection_rule", readProtectionRule],
  ["workflow_run", readWorkflowRun],
  ["release", readRelease],
  ["issues", readIssue],
]);

const kindOf = (headers: Headers): string | null => textAt(headers, "x-github-event", 100);

/** Webhooks of GitHub and GitHub Enterprise, of a repository, an organisation or an app. */
export const githubAdapter: Adapter = {
  source: "github",
  headers: ["x-github-event", "x-github-delivery", "x-github-hook-id"],
  topic: (headers, body) => {
    const action = textAt(body, "action", 100);
    return [kindOf(headers), action].filter((word) => word !== null).join(".") || null;
  },
  deliveryKey: (headers: Headers, _body: Json) => textAt(headers, "x-github-delivery"),
  read,
};

function read(delivery: Delivery): SourceReading {
  const kind = kindOf(delivery.headers);
  if (kind === null) return ignored("The delivery lacks the header X-GitHub-Event, so nobody knows what it is about.");
  if (kind === "ping") return ignored("GitHub tried the webhook out: it arrives, and its signature is right.");
  const reader = READERS.get(kind);
  if (reader === undefined) return ignored(`GitHub sends \`${kind}\` events; Wake has no use for them.`);
  const event = gitHubEvent(delivery);
  return event === null ? ignored(`The \`${kind}\` event names no repository.`) : reader(event);
}
