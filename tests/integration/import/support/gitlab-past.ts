/** Two deployments, two merge requests, two commits and an incident of an invented project, as GitLab's API has them. */
const sha = (seed: number): string => seed.toString(16).padStart(40, "0");
const address = "https://gitlab.example.com/acme/shop";
const kim = { id: 1, username: "kim", name: "Kim" };
const noor = { id: 2, username: "noor", name: "Noor" };
const base = "/api/v4/projects/acme/shop";

const commit = (seed: number, parent: number | null) => ({
  ...{ id: sha(seed), message: `commit ${seed}`, author_name: "Kim", web_url: `${address}/-/commit/${sha(seed)}` },
  ...{ authored_date: `2026-03-0${seed}T08:00:00.000+01:00`, parent_ids: parent === null ? [] : [sha(parent)] },
});

const request = (iid: number, state: string) => ({
  ...{
    id: 300 + iid,
    iid,
    title: `Change ${iid}`,
    description: "",
    state,
    draft: false,
    labels: ["backend"],
    author: kim,
    merge_user: noor,
  },
  ...{ source_branch: `change-${iid}`, target_branch: "main", source_project_id: 5, target_project_id: 5, sha: sha(50 + iid) },
  ...{ web_url: `${address}/-/merge_requests/${iid}`, created_at: "2026-03-01T12:00:00.000Z", updated_at: "2026-03-03T12:00:00.000Z" },
  ...{
    merged_at: state === "merged" ? "2026-03-02T09:00:00.000Z" : null,
    closed_at: state === "closed" ? "2026-03-02T11:00:00.000Z" : null,
  },
  merge_commit_sha: state === "merged" ? sha(2) : null,
});

const deployment = (id: number, status: string) => ({
  ...{
    id,
    iid: id,
    ref: "main",
    sha: sha(2),
    status,
    user: kim,
    created_at: "2026-03-02T09:59:00.000Z",
    updated_at: "2026-03-02T10:06:00.000Z",
  },
  deployable: {
    id: id + 100,
    web_url: `${address}/-/jobs/1`,
    started_at: "2026-03-02T10:00:00.000Z",
    finished_at: "2026-03-02T10:05:00.000Z",
  },
  environment: { id: 1, name: "production", tier: "production", external_url: null },
});

export const GITLAB_PAST: Readonly<Record<string, unknown>> = {
  [base]: { id: 5, name: "shop", path_with_namespace: "acme/shop", web_url: address, default_branch: "main" },
  [`${base}/repository/commits`]: [commit(2, 1), commit(1, null)],
  [`${base}/merge_requests`]: [request(2, "closed"), request(1, "merged")],
  [`${base}/merge_requests/1/approvals`]: { approved_by: [{ user: noor, approved_at: "2026-03-01T15:00:00.000Z" }] },
  [`${base}/merge_requests/2/approvals`]: { approved_by: [{ user: noor }] },
  [`${base}/merge_requests/1/commits`]: [{ ...commit(1, null), id: sha(51) }],
  [`${base}/merge_requests/2/commits`]: [],
  [`${base}/deployments`]: [deployment(22, "failed"), deployment(21, "success"), deployment(23, "blocked")],
  [`${base}/issues`]: [
    {
      ...{
        id: 900,
        iid: 9,
        title: "Down",
        state: "closed",
        issue_type: "incident",
        labels: [],
        severity: "HIGH",
        web_url: `${address}/-/issues/9`,
      },
      ...{ created_at: "2026-03-02T10:10:00.000Z", updated_at: "2026-03-02T11:00:00.000Z", closed_at: "2026-03-02T10:40:00.000Z" },
    },
  ],
};
