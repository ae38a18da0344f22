import { type Adapter, type Delivery, type Headers, ignored, type SourceReading } from "./adapter";
import { readDevlakeDeployment } from "./devlake-deployment";
import { readDevlakeClose, readDevlakeIssue } from "./devlake-issue";
import { readDevlakePullRequest } from "./devlake-pull-request";
import { at, type Json } from "./fields";

type Post = { readonly kind: "deployments" | "issues" | "pullrequests" } | { readonly kind: "close"; readonly issue: string };

/** The bodies that teams post to the incoming webhooks of Apache DevLake, in its present and its earlier spelling. */
export const devlakeAdapter: Adapter = {
  source: "devlake",
  headers: ["x-wake-path"],
  topic: (headers, body) => postOf(headers, body)?.kind ?? null,
  // Closing an issue has no body that could tell one call from another.
  deliveryKey: (headers, body) => {
    const post = postOf(headers, body);
    return post?.kind === "close" ? `close:${post.issue}` : null;
  },
  needsNoBody: (headers) => postOf(headers, null)?.kind === "close",
  read: readDevlake,
};

function readDevlake(delivery: Delivery): SourceReading {
  const post = postOf(delivery.headers, delivery.body);
  if (post === null) return ignored("This is neither a deployment, an issue nor a pull request in the form of DevLake.");
  if (post.kind === "deployments") return readDevlakeDeployment(delivery);
  if (post.kind === "pullrequests") return readDevlakePullRequest(delivery);
  return post.kind === "close" ? readDevlakeClose(post.issue, delivery) : readDevlakeIssue(delivery);
}

const CLOSE = /(?:^|\/)issues?\/([^/?]+)\/close\/?$/;
const LIST = /(?:^|\/)(deployments|issues|pullrequests)\/?$/;

/** What is posted: by the path behind the connection's address, or else by the fields that only one kind has. */
function postOf(headers: Headers, body: Json): Post | null {
  const path = (headers["x-wake-path"] ?? "").slice(0, 1_000);
  const [, issue] = CLOSE.exec(path) ?? [];
  if (issue !== undefined) return { kind: "close", issue: decoded(issue).slice(0, 200) };
  const [, list] = LIST.exec(path) ?? [];
  if (list === "deployments" || list === "issues" || list === "pullrequests") return { kind: list };
  const has = (...fields: readonly string[]): boolean => fields.some((field) => at(body, field) !== undefined);
  if (has("deploymentCommits", "deployment_commits", "commitSha", "commit_sha")) return { kind: "deployments" };
  if (has("pullRequestKey", "pull_request_key")) return { kind: "pullrequests" };
  return has("issueKey", "issue_key") ? { kind: "issues" } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
