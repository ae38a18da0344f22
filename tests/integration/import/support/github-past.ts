/** Five deployments, three pull requests, their commits, a release and an incident of an invented repository, as GitHub's API has them. */
const sha = (seed: number): string => seed.toString(16).padStart(40, "0");
const day = (number: number, hour = 12): string => `2026-03-${String(number).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`;
const user = (login: string, id: number) => ({ login, id, type: "User" });
const kim = user("kim", 1);
const repository = { id: 77, name: "shop", full_name: "acme/shop", html_url: "https://github.com/acme/shop", default_branch: "main" };

const commit = (seed: number, parent: number | null, message: string) => ({
  sha: sha(seed),
  html_url: `https://github.com/acme/shop/commit/${sha(seed)}`,
  commit: { message, author: { name: "Kim", date: day(seed, 8) }, committer: { name: "Kim", date: day(seed, 9) } },
  author: kim,
  parents: parent === null ? [] : [{ sha: sha(parent) }],
});

const pull = (number: number, merged: boolean) => ({
  ...{ id: 1_000 + number, number, title: `SHOP-${number} better`, body: null, state: "closed", draft: false, user: kim, labels: [] },
  ...{ html_url: `https://github.com/acme/shop/pull/${number}`, additions: 10, deletions: 2, changed_files: 1 },
  ...{
    created_at: day(number + 1),
    updated_at: day(number + 2, 13),
    closed_at: day(number + 2),
    merged_at: merged ? day(number + 2) : null,
  },
  merge_commit_sha: sha(number + 2),
  head: { ref: `better-${number}`, sha: sha(100 + number), repo: { id: 77 } },
  base: { ref: "main", sha: sha(1), repo: { id: 77 } },
});

const deployment = (id: number, seed: number) => ({
  ...{ id, sha: sha(seed), ref: "main", task: "deploy", environment: "production", original_environment: "production", payload: {} },
  ...{ production_environment: true, transient_environment: false, creator: kim, created_at: day(seed, 14), updated_at: day(seed, 15) },
});

const status = (id: number, seed: number, state: string, hour: number) => ({
  id,
  state,
  creator: kim,
  environment: "production",
  created_at: day(seed, hour),
});

const deployments = [15, 14, 13, 12, 11].map((id) => deployment(id, id - 9));
const pulls = [pull(3, false), pull(2, true), pull(1, true)];

export const GITHUB_PAST: Readonly<Record<string, unknown>> = {
  "/repos/acme/shop": repository,
  "/repos/acme/shop/deployments": deployments,
  ...Object.fromEntries(
    deployments.map(({ id }) => [
      `/repos/acme/shop/deployments/${id}/statuses`,
      [status(id * 10 + 2, id - 9, id === 13 ? "failure" : "success", 16), status(id * 10 + 1, id - 9, "in_progress", 15)],
    ]),
  ),
  "/repos/acme/shop/pulls": pulls,
  ...Object.fromEntries(
    pulls.flatMap((one) => [
      [`/repos/acme/shop/pulls/${one.number}`, one],
      [
        `/repos/acme/shop/pulls/${one.number}/reviews`,
        [{ id: 500 + one.number, user: user("noor", 2), state: "APPROVED", submitted_at: day(one.number + 1, 18) }],
      ],
      [
        `/repos/acme/shop/pulls/${one.number}/commits`,
        [commit(100 + one.number, 1, "work")].map((made) => ({ ...made, commit: commit(1, null, "work").commit })),
      ],
    ]),
  ),
  "/repos/acme/shop/commits": [
    commit(6, 5, "six"),
    commit(5, 4, "five"),
    commit(4, 3, "Merge #2"),
    commit(3, 2, "Merge #1"),
    commit(2, 1, "two"),
    commit(1, null, "one"),
  ],
  "/repos/acme/shop/releases": [
    {
      id: 9,
      tag_name: "v1.0.0",
      name: "First",
      draft: false,
      prerelease: false,
      target_commitish: "main",
      created_at: day(4),
      published_at: day(4, 13),
    },
  ],
  "/repos/acme/shop/issues": [
    {
      ...{ id: 70, number: 7, title: "Checkout is down", state: "closed", labels: [{ name: "incident" }], user: kim },
      ...{ html_url: "https://github.com/acme/shop/issues/7", created_at: day(5, 20), updated_at: day(6, 1), closed_at: day(5, 22) },
    },
    { ...pulls[0], number: 3, pull_request: {} },
  ],
};

/** The webhook that GitHub would have sent when deployment 15 succeeded. */
export const GITHUB_HOOK = {
  action: "created",
  deployment: deployments[0],
  deployment_status: status(152, 6, "success", 16),
  repository,
};
