import { ignored, made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { at, flagAt, listAt, textAt } from "../fields";
import { incomplete } from "../no-use";
import { pushedCommits } from "../pushed-commits";
import { timeAt } from "../time";
import { accountAt, type GitHubEvent } from "./github-event";

/** GitHub lists no more commits of a push than this. */
const MOST_LISTED = 2_048;
const BRANCH = /^refs\/heads\/(.+)$/;

/** `push`: the commits of a branch. Tags and deleted branches bring none. */
export function readPush(event: GitHubEvent): SourceReading {
  const { body } = event;
  const ref = textAt(body, "ref") ?? "";
  const branch = BRANCH.exec(ref)?.[1];
  if (flagAt(body, "deleted") === true || commitAt(body, "after") === null)
    return ignored(`\`${ref}\` was deleted; that brings no commits.`);
  if (ref.startsWith("refs/tags/")) return ignored("A tag was pushed; its commits are known by their branch.");
  if (branch === undefined) return incomplete("push", "the name of a branch");
  const listed = listAt(body, "commits");
  const head = at(body, "head_commit");
  const drafts = pushedCommits({
    prefix: event.prefix,
    repository: event.repository,
    branch,
    defaultBranch: textAt(body, "repository.default_branch"),
    before: flagAt(body, "forced") === true || listed.length === 0 ? null : commitAt(body, "before"),
    after: commitAt(body, "after"),
    commits: listed.length > 0 ? listed : [head],
    cut: listed.length >= MOST_LISTED,
    pushedAt: timeAt(body, "repository.pushed_at"),
    receivedAt: event.delivery.receivedAt,
    authorOf: (commit) => accountAt(commit, "author"),
  });
  return drafts.length === 0 ? ignored(`\`${branch}\` was pushed without a new commit.`) : made(drafts);
}
