import { type ChangeState, changeEventDraft } from "../facts/draft";
import type { ChangeFacts } from "../facts/facts";
import { ticketKeysIn } from "../facts/ticket-keys";
import { type Delivery, ignored, made, type SourceReading } from "./adapter";
import { countAt, flagAt, linkAt, said, textAt } from "./fields";
import { firstTextAt, firstTimeAt } from "./first-at";
import { momentOf } from "./moment";
import { changeIdOf, repositoryOf } from "./repository";
import { sourceId } from "./source-id";

const PULL = /^(https?:\/\/.+?)\/pull\/(\d{1,9})(?:[/?#]|$)/;
const MERGE = /^(https?:\/\/.+?)\/(?:-\/)?merge_requests\/(\d{1,9})(?:[/?#]|$)/;

/** A posted pull request. Its address makes it the same change that a forge tells of. */
export function readDevlakePullRequest(delivery: Delivery): SourceReading {
  const { body, receivedAt, connection } = delivery;
  const number = countAt(body, "pullRequestKey") ?? countAt(body, "pull_request_key");
  if (number === null) return ignored("This pull request has no key.");
  const [created, merged, closed] = [
    ["createdDate", "created_date"],
    ["mergedDate", "merged_date"],
    ["closedDate", "closed_date"],
  ].map((paths) => firstTimeAt(body, paths));
  const state = stateOf(textAt(body, "status"), { merged: merged != null, closed: closed != null });
  if (state === null) return ignored("This pull request has no status that Wake knows: OPEN, CLOSED or MERGED.");
  const url = linkAt(body, "url");
  const address = addressOf(url);
  const at = { opened: created, closed, merged }[state] ?? null;
  const moment = (time: Date | null | undefined): string | undefined => momentOf(time ?? null, receivedAt);
  const branch = firstTextAt(body, ["headRef", "head_ref"]);
  const title = firstTextAt(body, ["displayTitle", "display_title", "title"], 1_000);
  const facts: ChangeFacts = {
    id: address?.id ?? sourceId("devlake", connection, "pr", String(number)),
    number,
    ...said({
      repository: address?.repository ?? null,
      url,
      title,
      author: firstTextAt(body, ["authorName", "author_name"]),
      openedAt: moment(created),
      mergedAt: state === "merged" ? moment(merged) : null,
      closedAt: state === "opened" ? null : moment(closed),
      mergeCommit: firstTextAt(body, ["mergeCommitSha", "merge_commit_sha"]),
      headCommit: firstTextAt(body, ["headCommitSha", "head_commit_sha"]),
      headBranch: branch?.split(":").at(-1) ?? null,
      baseBranch: firstTextAt(body, ["baseRef", "base_ref"]),
      additions: countAt(body, "additions"),
      deletions: countAt(body, "deletions"),
      draft: flagAt(body, "isDraft"),
      tickets: ticketKeysIn(title, branch, textAt(body, "description", 20_000)),
    }),
  };
  const key = sourceId("devlake", connection, "pr", String(number), state);
  return made([changeEventDraft(facts, state, { key, at, receivedAt })]);
}

function stateOf(
  status: string | null,
  dated: { merged: boolean; closed: boolean },
): Extract<ChangeState, "opened" | "closed" | "merged"> | null {
  const word = status?.toLowerCase();
  if (word === "merged" || (word === undefined && dated.merged)) return "merged";
  if (word === "closed" || (word === undefined && dated.closed)) return dated.merged ? "merged" : "closed";
  return word === "open" || word === undefined ? "opened" : null;
}

function addressOf(url: string | null): { readonly repository: string; readonly id: string } | null {
  const [, pullOf, pull] = PULL.exec(url ?? "") ?? [];
  const [, mergeOf, merge] = MERGE.exec(url ?? "") ?? [];
  const repository = repositoryOf(pullOf ?? mergeOf ?? "");
  if (pull !== undefined) return { repository, id: changeIdOf(repository, Number(pull)) };
  return merge === undefined ? null : { repository, id: changeIdOf(repository, Number(merge), "!") };
}
