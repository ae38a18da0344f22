import { ignored, made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { countAt, listAt, textAt } from "../fields";
import { incomplete } from "../no-use";
import { pushedCommits } from "../pushed-commits";
import type { GitLabEvent } from "./gitlab-event";

const BRANCH = /^refs\/heads\/(.+)$/;

/** `push`: the commits of a branch, at most the newest 20 of them; `total_commits_count` tells whether these are all. */
export function readPush(event: GitLabEvent): SourceReading {
  const { body } = event;
  const ref = textAt(body, "ref") ?? "";
  const branch = BRANCH.exec(ref)?.[1];
  if (commitAt(body, "after") === null) return ignored(`\`${ref}\` was deleted; that brings no commits.`);
  if (branch === undefined) return incomplete("push", "the name of a branch");
  const commits = listAt(body, "commits");
  const drafts = pushedCommits({
    prefix: event.prefix,
    repository: event.repository,
    branch,
    defaultBranch: textAt(body, "project.default_branch"),
    before: commitAt(body, "before"),
    after: commitAt(body, "after"),
    commits,
    cut: (countAt(body, "total_commits_count") ?? commits.length) > commits.length,
    pushedAt: null,
    receivedAt: event.delivery.receivedAt,
    authorOf: (commit) => textAt(commit, "author.name"),
  });
  return drafts.length === 0 ? ignored(`\`${branch}\` was pushed without a new commit.`) : made(drafts);
}
