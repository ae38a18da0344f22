import { describe, expect, test } from "vitest";
import { githubAdapter } from "@/lib/ingest/sources/github/github";
import { scmEvent, scmFixture, scmRead } from "../support/scm-read";

const event = (name: string, settings = {}) => scmEvent(githubAdapter, name, { settings });
const HEAD = `8d22${"1b".repeat(18)}`;
const MERGE = `c0de${"2c".repeat(18)}`;
const FORMER = `3f1c${"0a".repeat(18)}`;

describe("pull requests", () => {
  test("one that is opened tells everything of the change", () => {
    expect(event("pull_request/opened")).toMatchObject({
      eventKey: `github:480011:pr:7:opened:2026-03-01T09:00:00Z:${HEAD}`,
      entityKey: "chg:https://github.com/brightwater/shop#7",
      type: "change.opened",
      occurredAt: new Date("2026-03-01T09:00:00Z"),
    });
    expect(event("pull_request/opened").payload).toEqual({
      id: "https://github.com/brightwater/shop#7",
      repository: "https://github.com/brightwater/shop",
      number: 7,
      url: "https://github.com/brightwater/shop/pull/7",
      title: "Round prices up (SHOP-42)",
      author: "mara-lind",
      openedAt: "2026-03-01T09:00:00.000Z",
      readyAt: "2026-03-01T09:00:00.000Z",
      additions: 12,
      deletions: 4,
      files: 3,
      baseBranch: "main",
      headCommit: HEAD,
      headBranch: "round-prices",
      draft: false,
      labels: { hotfix: "true" },
      tickets: ["SHOP-42", "CHG0000117"],
    });
  });

  test.each([
    ["ready-for-review", "change.ready_for_review", { readyAt: "2026-03-01T09:10:00.000Z" }],
    ["converted-to-draft", "change.updated", { draft: true }],
    ["synchronize", "change.updated", { headCommit: `5e55${"3d".repeat(18)}` }],
    ["edited-base", "change.updated", { baseBranch: "next" }],
    ["closed-unmerged", "change.closed", { closedAt: "2026-03-01T09:50:00.000Z" }],
    ["reopened", "change.reopened", { reopenedAt: "2026-03-01T09:55:00.000Z" }],
    ["closed-merged", "change.merged", { mergedAt: "2026-03-01T10:04:00.000Z", closedAt: "2026-03-01T10:04:00.000Z", mergeCommit: MERGE }],
  ])("%s is %s", (name, type, facts) => {
    expect(event(`pull_request/${name}`)).toMatchObject({ type, payload: facts });
  });

  test("the hash of a merge that was only tried merges nothing", () => {
    for (const name of ["closed-unmerged", "reopened"]) {
      const { payload } = event(`pull_request/${name}`);
      expect(payload).not.toHaveProperty("mergedAt");
      expect(payload).not.toHaveProperty("mergeCommit");
    }
  });

  test("a draft is not ready, and a branch of a fork is not one of this repository", () => {
    expect(event("pull_request/opened-draft").payload).not.toHaveProperty("readyAt");
    expect(event("pull_request/from-fork").payload).not.toHaveProperty("headBranch");
  });

  test("new commits take approvals back where the connection says so", () => {
    expect(event("pull_request/synchronize").payload).not.toHaveProperty("dismissesApprovals");
    expect(event("pull_request/synchronize", { dismissApprovals: true }).payload).toMatchObject({ dismissesApprovals: true });
    expect(event("pull_request/edited-base", { dismissApprovals: true }).payload).not.toHaveProperty("dismissesApprovals");
  });

  test("a machine is marked as one", () => {
    const body = scmFixture("github", "pull_request/opened");
    const pull = { ...(body["pull_request"] as object), user: { login: "renovate[bot]", type: "Bot" } };
    const told = scmEvent(githubAdapter, "pull_request/opened", { body: { ...body, pull_request: pull } });
    expect(told.payload).toMatchObject({ author: "renovate[bot]", bot: true });
  });

  test("a label that is put on later counts, and one that was taken off no longer", () => {
    const body = scmFixture("github", "pull_request/labeled");
    const taken = { ...body, action: "unlabeled", pull_request: { ...(body["pull_request"] as object), labels: [] } };
    expect(scmEvent(githubAdapter, "pull_request/labeled")).toMatchObject({
      type: "change.updated",
      payload: { labels: { hotfix: "true" } },
    });
    expect(scmEvent(githubAdapter, "pull_request/labeled", { body: taken }).payload).toMatchObject({ labels: {} });
  });

  test("another action is ignored by name", () => {
    const body = { ...scmFixture("github", "pull_request/labeled"), action: "assigned" };
    expect(scmRead(githubAdapter, "pull_request/labeled", { body })).toEqual({
      events: [],
      unmapped: [],
      ignored: expect.stringMatching(/`assigned`/),
    });
  });
});

describe("reviews", () => {
  test.each([
    ["approved", "change.approved", "approved", "2026-03-01T09:30:00.000Z"],
    ["changes-requested", "change.changes_requested", "changes_requested", "2026-03-01T09:30:00.000Z"],
    ["commented", "change.review_submitted", "commented", "2026-03-01T09:30:00.000Z"],
    ["dismissed", "change.review_submitted", "dismissed", "2026-03-01T09:40:00.000Z"],
  ])("%s is %s by whoever gave it, when they did", (name, type, state, at) => {
    expect(event(`pull_request_review/${name}`)).toMatchObject({
      eventKey: `github:480011:review:88001:${state}`,
      type,
      occurredAt: new Date(at),
      payload: { review: { reviewer: "jonas-ek", state, at, bot: false }, number: 7 },
    });
  });

  test("an author's own comment is none", () => {
    expect(scmRead(githubAdapter, "pull_request_review/own-comment")).toMatchObject({
      events: [],
      ignored: expect.stringMatching(/own pull request/),
    });
  });
});

describe("pushes", () => {
  test("each commit follows the one before it, the first the branch as it was", () => {
    const { events } = scmRead(githubAdapter, "push/main");
    expect(events.map(({ type, eventKey }) => [type, eventKey])).toEqual([
      ["commit.pushed", `github:480011:commit:${HEAD}:main:files`],
      ["commit.pushed", `github:480011:commit:${MERGE}:main:files`],
    ]);
    expect(events[0]?.payload).toEqual({
      repository: "https://github.com/brightwater/shop",
      sha: HEAD,
      parent: FORMER,
      message: "Round prices up (SHOP-42)",
      author: "mara-lind",
      authoredAt: "2026-03-01T10:02:00.000Z",
      pushedAt: "2026-03-01T10:05:00.000Z",
      branch: "main",
      onMain: true,
      files: ["checkout/round.ts", "checkout/price.ts"],
      tickets: ["SHOP-42"],
      url: `https://github.com/brightwater/shop/commit/${HEAD}`,
    });
    expect(events[1]?.payload).toMatchObject({ parent: HEAD, author: "Jonas Ek", files: ["checkout/cut.ts"] });
  });

  test("the parent of a new branch's first commit is unknown, and so is that of one whose history was replaced", () => {
    for (const name of ["push/new-branch", "push/forced", "push/known-commit"]) expect(event(name).payload).not.toHaveProperty("parent");
    expect(event("push/new-branch").payload).toMatchObject({ branch: "round-prices", onMain: false });
    expect(event("push/known-commit").payload).toMatchObject({ sha: MERGE, branch: "release" });
  });

  test("the same push in the other order is the same line", () => {
    const body = scmFixture("github", "push/main");
    const commits = (body["commits"] as unknown[]).toReversed();
    expect(scmRead(githubAdapter, "push/main", { body: { ...body, commits } })).toEqual(scmRead(githubAdapter, "push/main"));
  });

  test("too many files are unknown files", () => {
    const body = scmFixture("github", "push/new-branch");
    const [commit] = body["commits"] as object[];
    const commits = [{ ...commit, added: Array.from({ length: 1_001 }, (_, index) => `file-${index}`) }];
    expect(scmEvent(githubAdapter, "push/new-branch", { body: { ...body, commits } }).payload).not.toHaveProperty("files");
  });

  test.each([
    ["branch-deleted", "`refs/heads/round-prices` was deleted; that brings no commits."],
    ["tag", "A tag was pushed; its commits are known by their branch."],
    ["tag-deleted", "`refs/tags/v1.4.0` was deleted; that brings no commits."],
  ])("%s brings no commits", (name, ignored) => {
    expect(scmRead(githubAdapter, `push/${name}`)).toEqual({ events: [], unmapped: [], ignored });
  });
});
