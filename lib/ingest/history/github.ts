import { at, type Json, textAt } from "../sources/fields";
import type { HistoryDelivery } from "./history-delivery";

// Objects of GitHub's REST API as the webhooks that GitHub would have sent of them, so that the adapter reads both and a webhook that
// follows is known. What the API does not tell (when a draft was made ready, what was edited) is not made up.

type Part = Readonly<Record<string, unknown>>;

/** Only what the adapter reads: an import keeps a delivery for every one of thousands of commits. */
export const repositoryPart = (repository: Json): Part =>
  Object.fromEntries(["id", "name", "full_name", "html_url", "default_branch"].map((field) => [field, at(repository, field)]));

const delivery = (event: string, id: string, body: Part): HistoryDelivery => ({
  headers: { "content-type": "application/json", "x-github-event": event, "x-github-delivery": `history:${event}:${id}` },
  body,
});

const idOf = (value: Json): string => textAt(value, "id") ?? "";
const fieldsOf = (value: Json): Part => (typeof value === "object" && value !== null ? { ...value } : {});

/** A deployment and everything that became of it. */
export function deploymentHistory(repository: Part, deployment: Json, statuses: readonly Json[]): HistoryDelivery[] {
  return [
    delivery("deployment", idOf(deployment), { action: "created", deployment, repository }),
    ...statuses.map((status) =>
      delivery("deployment_status", `${idOf(deployment)}:${idOf(status)}`, {
        action: "created",
        deployment,
        deployment_status: status,
        repository,
      }),
    ),
  ];
}

/** A pull request's beginning, its reviews and its end. The list of commits is told as pushes of its branch, unless it is a fork's. */
export function pullHistory(repository: Part, pull: Json, reviews: readonly Json[], commits: readonly Json[]): HistoryDelivery[] {
  const [number, createdAt, closedAt] = [textAt(pull, "number") ?? "", at(pull, "created_at"), at(pull, "closed_at")];
  const known = { ...fieldsOf(pull), merged: at(pull, "merged_at") != null };
  const step = (action: string, updatedAt: Json): HistoryDelivery =>
    delivery("pull_request", `${idOf(pull)}:${action}:${String(updatedAt)}`, {
      action,
      number: at(pull, "number"),
      pull_request: { ...known, updated_at: updatedAt },
      repository,
    });
  const reviewed = reviews.filter((review) => textAt(review, "submitted_at") !== null);
  const branch = at(pull, "head.repo.id") === at(pull, "base.repo.id") ? textAt(pull, "head.ref") : null;
  return [
    step("opened", createdAt),
    ...reviewed.map((review) =>
      delivery("pull_request_review", `${number}:${idOf(review)}:${textAt(review, "state") ?? ""}`, {
        action: textAt(review, "state") === "DISMISSED" ? "dismissed" : "submitted",
        review: { ...fieldsOf(review), state: textAt(review, "state")?.toLowerCase() },
        pull_request: known,
        repository,
      }),
    ),
    ...(branch === null ? [] : commits.map((commit) => commitHistory(repository, commit, branch))),
    ...(textAt(pull, "closed_at") === null ? [] : [step("closed", closedAt)]),
  ];
}

/** A commit as a push of it alone, so that its own first parent is its parent. `files` are known where the commit was read in full. */
export function commitHistory(repository: Part, commit: Json, branch: string): HistoryDelivery {
  const sha = textAt(commit, "sha") ?? "";
  const files = at(commit, "files");
  const told = {
    id: sha,
    message: at(commit, "commit.message"),
    timestamp: at(commit, "commit.author.date"),
    url: at(commit, "html_url"),
    author: { name: at(commit, "commit.author.name"), username: at(commit, "author.login") },
    ...(Array.isArray(files) ? { modified: files.flatMap(pathsOf) } : {}),
  };
  return delivery("push", `${sha}:${branch}`, {
    ref: `refs/heads/${branch}`,
    before: at(commit, "parents.0.sha"),
    after: sha,
    commits: [told],
    repository: { ...repository, pushed_at: at(commit, "commit.committer.date") },
  });
}

const pathsOf = (file: Json): Json[] => [at(file, "filename"), at(file, "previous_filename")].filter((path) => typeof path === "string");

export const releaseHistory = (repository: Part, release: Json): HistoryDelivery =>
  delivery("release", `${idOf(release)}:${textAt(release, "updated_at") ?? ""}`, { action: "published", release, repository });

/** An issue's beginning and its end; its labels are those that it has now. */
export function issueHistory(repository: Part, issue: Json): HistoryDelivery[] {
  const step = (action: string, changed: Part): HistoryDelivery =>
    delivery("issues", `${idOf(issue)}:${action}:${String(changed["updated_at"])}`, {
      action,
      issue: { ...fieldsOf(issue), ...changed },
      repository,
    });
  const closedAt = at(issue, "closed_at");
  const opened = step("opened", { updated_at: at(issue, "created_at"), state: "open", closed_at: null, state_reason: null });
  return textAt(issue, "closed_at") === null ? [opened] : [opened, step("closed", { updated_at: closedAt, state: "closed" })];
}
