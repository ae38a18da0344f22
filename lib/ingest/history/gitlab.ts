import { at, type Json, listAt, textAt } from "../sources/fields";
import type { HistoryDelivery } from "./history-delivery";

// Objects of GitLab's REST API as the webhooks that GitLab would have sent of them, read by the same adapter. Releases are left out: the
// API does not tell the number by which webhooks know them.

type Part = Readonly<Record<string, unknown>>;

export const projectPart = (project: Json): Part =>
  Object.fromEntries(["id", "name", "path_with_namespace", "web_url", "default_branch"].map((field) => [field, at(project, field)]));

const delivery = (kind: string, id: string, body: Part): HistoryDelivery => ({
  headers: { "content-type": "application/json", "webhook-id": `history:${kind}:${id}` },
  body: { object_kind: kind, ...body },
});

const ENDED = new Set(["success", "failed", "canceled"]);

/** When a deployment began and how it ended; one that is blocked or was skipped has done neither. */
export function deploymentHistory(project: Part, deployment: Json): HistoryDelivery[] {
  const [id, status, sha] = [textAt(deployment, "id") ?? "", textAt(deployment, "status") ?? "", textAt(deployment, "sha") ?? ""];
  const began = textAt(deployment, "deployable.started_at") ?? (ENDED.has(status) ? null : textAt(deployment, "created_at"));
  const ended = ["finished_at", "deployable.finished_at", "updated_at"]
    .map((field) => textAt(deployment, field))
    .find((time) => time !== null);
  const step = (said: string, when: string): HistoryDelivery =>
    delivery("deployment", `${id}:${said}`, {
      status: said,
      status_changed_at: when,
      deployment_id: at(deployment, "id"),
      deployable_id: at(deployment, "deployable.id"),
      deployable_url: at(deployment, "deployable.web_url"),
      environment: at(deployment, "environment.name"),
      environment_tier: at(deployment, "environment.tier"),
      environment_external_url: at(deployment, "environment.external_url"),
      project,
      short_sha: sha.slice(0, 8),
      commit_url: `${String(project["web_url"])}/-/commit/${sha}`,
      ref: at(deployment, "ref"),
      user: at(deployment, "user"),
    });
  return [
    ...(began !== null && (ENDED.has(status) || status === "running") ? [step("running", began)] : []),
    ...(ENDED.has(status) && ended !== undefined && ended !== null ? [step(status, ended)] : []),
  ];
}

/** A merge request's beginning, its approvals where the API dates them, and its end. */
export function mergeRequestHistory(project: Part, request: Json, approvals: readonly Json[], commits: readonly Json[]): HistoryDelivery[] {
  const author = at(request, "author");
  const number = textAt(request, "iid") ?? "";
  const step = (action: string, updatedAt: string, user: Json): HistoryDelivery =>
    delivery("merge_request", `${number}:${action}:${updatedAt}:${textAt(user, "id") ?? ""}`, {
      user,
      // Authors are named by number alone; here they can be looked up.
      assignees: [author],
      project,
      object_attributes: { ...attributesOf(request), action, updated_at: updatedAt },
    });
  const [createdAt, mergedAt, closedAt] = ["created_at", "merged_at", "closed_at"].map((field) => textAt(request, field) ?? null);
  const branch = at(request, "source_project_id") === at(request, "target_project_id") ? textAt(request, "source_branch") : null;
  return [
    ...(createdAt == null ? [] : [step("open", createdAt, author)]),
    ...approvals.flatMap((approval) => {
      const approvedAt = textAt(approval, "approved_at");
      return approvedAt === null ? [] : [step("approval", approvedAt, at(approval, "user"))];
    }),
    ...(branch === null ? [] : commits.map((commit) => commitHistory(project, commit, branch))),
    ...(mergedAt != null ? [step("merge", mergedAt, at(request, "merge_user") ?? at(request, "merged_by"))] : []),
    ...(mergedAt == null && closedAt != null ? [step("close", closedAt, at(request, "closed_by"))] : []),
  ];
}

function attributesOf(request: Json): Part {
  const copied = ["iid", "title", "description", "source_branch", "target_branch", "source_project_id", "target_project_id", "draft"];
  const commits = ["merge_commit_sha", "squash_commit_sha", "created_at"];
  return {
    ...Object.fromEntries([...copied, ...commits].map((field) => [field, at(request, field)])),
    url: at(request, "web_url"),
    author_id: at(request, "author.id"),
    last_commit: { id: at(request, "sha") },
    labels: labelled(request),
  };
}

const labelled = (value: Json): Part[] =>
  listAt(value, "labels").map((label) => (typeof label === "string" ? { title: label } : { title: at(label, "name") }));

/** A commit as a push of it alone, so that its own first parent is its parent. */
export function commitHistory(project: Part, commit: Json, branch: string): HistoryDelivery {
  const id = textAt(commit, "id") ?? "";
  const told = {
    id,
    message: at(commit, "message"),
    timestamp: at(commit, "authored_date") ?? at(commit, "created_at"),
    url: at(commit, "web_url"),
    author: { name: at(commit, "author_name") },
  };
  return delivery("push", `${id}:${branch}`, {
    ref: `refs/heads/${branch}`,
    before: at(commit, "parent_ids.0"),
    after: id,
    total_commits_count: 1,
    commits: [told],
    project,
  });
}

/** An issue's beginning and its end; its type and labels are those that it has now. */
export function issueHistory(project: Part, issue: Json): HistoryDelivery[] {
  const copied = ["iid", "title", "created_at", "severity"];
  const step = (action: string, updatedAt: string, changed: Part): HistoryDelivery =>
    delivery("issue", `${textAt(issue, "iid") ?? ""}:${action}:${updatedAt}`, {
      project,
      object_attributes: {
        ...Object.fromEntries(copied.map((field) => [field, at(issue, field)])),
        ...{ type: at(issue, "issue_type"), url: at(issue, "web_url"), labels: labelled(issue), action, updated_at: updatedAt },
        ...changed,
      },
    });
  const [openedAt, closedAt] = [textAt(issue, "created_at"), textAt(issue, "closed_at")];
  return [
    ...(openedAt === null ? [] : [step("open", openedAt, { state: "opened" })]),
    ...(closedAt === null ? [] : [step("close", closedAt, { state: "closed", closed_at: closedAt })]),
  ];
}
