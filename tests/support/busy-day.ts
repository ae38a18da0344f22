import { createHash } from "node:crypto";
import { drawOf } from "./prng";

/** One webhook as its system sends it, unsigned. */
export type Call = {
  readonly source: "github" | "argocd" | "pagerduty";
  readonly event: string;
  readonly id: string;
  readonly body: unknown;
};

const OPENS = Date.UTC(2026, 2, 3, 6);
const MINUTE = 60_000;
const REPOSITORIES = ["shop", "payments", "search", "mail"].map((name, index) => ({
  id: 7_000 + index,
  name,
  full_name: `northwind/${name}`,
  html_url: `https://github.com/northwind/${name}`,
  clone_url: `https://github.com/northwind/${name}.git`,
  default_branch: "main",
  owner: { login: "northwind" },
}));
type Repository = (typeof REPOSITORIES)[number];

const iso = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");
const shaOf = (...parts: readonly (string | number)[]): string => createHash("sha1").update(parts.join(":")).digest("hex");
const person = (login: string) => ({ login, id: login.length, type: login.endsWith("[bot]") ? "Bot" : "User" });

/**
 * What GitHub, Argo CD and PagerDuty tell of a busy day: pull requests that are opened, reviewed and merged, pushes, `deployments`
 * deployments with their statuses, some that fail, some that are rolled back, some that Argo CD tells of too, and incidents that are
 * reopened. The same number gives the same day.
 */
export function busyDay(deployments: number, seed = 1): Call[] {
  const draw = drawOf(seed);
  const gap = Math.max(1, Math.floor((14 * 60) / deployments)) * MINUTE;
  const live = new Map<number, string[]>();
  const calls: Call[] = [];
  for (let index = 0; index < deployments; index++) {
    const repository = REPOSITORIES[draw(REPOSITORIES.length)] ?? REPOSITORIES[0];
    if (repository === undefined) break;
    const mergedAt = OPENS + index * gap;
    const shipped = live.get(repository.id) ?? [];
    const back = shipped.length > 3 && draw(12) === 0;
    const before = shipped.at(-1) ?? "0".repeat(40);
    const sha = back ? (shipped.at(-2) ?? before) : shaOf(repository.name, index);
    if (!back) calls.push(...pullRequest(repository, index, sha, before, mergedAt, draw(5) === 0));
    const failed = !back && draw(9) === 0;
    calls.push(...deployment(repository, index, sha, mergedAt + 2 * MINUTE, failed));
    if (!failed && draw(3) === 0) calls.push(argo(repository, index, sha, mergedAt + 4 * MINUTE));
    // What failed is on the branch all the same: the next commits stand on it.
    live.set(repository.id, [...shipped, sha]);
    if (draw(15) === 0) calls.push(...incident(repository, index, mergedAt + 9 * MINUTE, draw(3) === 0));
  }
  return calls;
}

function pullRequest(repository: Repository, index: number, sha: string, before: string, mergedAt: number, byBot: boolean): Call[] {
  const author = person(byBot ? "updates[bot]" : "ada");
  const head = shaOf("head", repository.name, index);
  const opened = mergedAt - 90 * MINUTE;
  const base = {
    number: index + 1,
    html_url: `${repository.html_url}/pull/${index + 1}`,
    title: index % 4 === 0 ? `SHOP-${index + 1} Carry the ${repository.name} forward` : `Carry the ${repository.name} forward`,
    body: null,
    user: author,
    draft: false,
    created_at: iso(opened),
    head: { sha: head, ref: `topic/${index}`, repo: repository },
    base: { ref: "main", repo: repository },
    additions: 10 + index,
    deletions: index % 7,
    changed_files: 1 + (index % 5),
    commits: 1,
    labels: [],
  };
  const open = { ...base, state: "open", merged: false, merged_at: null, closed_at: null, merge_commit_sha: null, updated_at: iso(opened) };
  const end = { state: "closed", merged: true, merged_at: iso(mergedAt), closed_at: iso(mergedAt), merge_commit_sha: sha };
  const merged = { ...base, ...end, updated_at: iso(mergedAt) };
  const review = {
    id: 50_000 + index,
    user: person("grace"),
    state: "approved",
    submitted_at: iso(mergedAt - 30 * MINUTE),
    commit_id: head,
    html_url: `${repository.html_url}/pull/${index + 1}#r`,
  };
  const commit = {
    id: sha,
    message: base.title,
    timestamp: iso(mergedAt),
    author: { name: "Ada", username: author.login, email: "ada@northwind.example" },
    url: `${repository.html_url}/commit/${sha}`,
    added: [`src/${index}.ts`],
    removed: [],
    modified: ["README.md"],
  };
  const push = {
    ref: "refs/heads/main",
    before,
    after: sha,
    deleted: false,
    created: false,
    forced: false,
    commits: [commit],
    head_commit: commit,
  };
  return [
    github("pull_request", `pr-${index}-open`, { action: "opened", number: index + 1, pull_request: open, repository, sender: author }),
    github("pull_request_review", `pr-${index}-review`, {
      action: "submitted",
      review,
      pull_request: open,
      repository,
      sender: person("grace"),
    }),
    github("pull_request", `pr-${index}-merge`, { action: "closed", number: index + 1, pull_request: merged, repository, sender: author }),
    github("push", `push-${index}`, { ...push, repository, pusher: { name: "ada" }, sender: author }),
  ];
}

function deployment(repository: Repository, index: number, sha: string, at: number, failed: boolean): Call[] {
  const about = {
    id: 90_000 + index,
    sha,
    ref: "main",
    task: "deploy",
    environment: "production",
    payload: {},
    creator: person("ada"),
    created_at: iso(at),
    updated_at: iso(at),
  };
  const status = (step: number, state: string, after: number): Call =>
    github(`deployment_status`, `dep-${index}-${state}`, {
      action: "created",
      deployment: about,
      deployment_status: {
        id: 900_000 + index * 10 + step,
        state,
        environment: "production",
        created_at: iso(at + after),
        updated_at: iso(at + after),
        log_url: "",
      },
      repository,
      sender: person("ada"),
    });
  return [
    github("deployment", `dep-${index}`, { action: "created", deployment: about, repository, sender: person("ada") }),
    status(1, "in_progress", MINUTE),
    status(2, failed ? "failure" : "success", 3 * MINUTE),
  ];
}

const argo = (repository: Repository, index: number, sha: string, at: number): Call => ({
  source: "argocd",
  event: "app",
  id: `argo-${index}`,
  body: {
    type: "argocd.app",
    app: repository.name,
    namespace: "argocd",
    project: "default",
    destination: { namespace: "production" },
    repo: repository.clone_url,
    phase: "Succeeded",
    syncStatus: "Synced",
    healthStatus: "Healthy",
    revision: sha,
    startedAt: iso(at - MINUTE),
    finishedAt: iso(at),
    images: [`registry.northwind.example/${repository.name}:${sha.slice(0, 7)}`],
  },
});

function incident(repository: Repository, index: number, at: number, again: boolean): Call[] {
  const tell = (step: number, type: string, status: string): Call => ({
    source: "pagerduty",
    event: type,
    id: `pd-${index}-${step}`,
    body: {
      event: {
        id: `01PD${index}X${step}`,
        event_type: `incident.${type}`,
        resource_type: "incident",
        occurred_at: iso(at + step * 5 * MINUTE),
        data: {
          id: `PD${index}`,
          type: "incident",
          number: index,
          title: `${repository.name} answers slowly`,
          status,
          created_at: iso(at),
          html_url: `https://northwind.pagerduty.example/incidents/PD${index}`,
          service: { id: `S${repository.id}`, summary: repository.name, type: "service_reference" },
          priority: { summary: "P2" },
          urgency: "high",
        },
      },
    },
  });
  const first = [tell(0, "triggered", "triggered"), tell(1, "acknowledged", "acknowledged"), tell(2, "resolved", "resolved")];
  return again ? [...first, tell(3, "reopened", "triggered"), tell(5, "resolved", "resolved")] : first;
}

const github = (event: string, id: string, body: unknown): Call => ({ source: "github", event, id, body });
