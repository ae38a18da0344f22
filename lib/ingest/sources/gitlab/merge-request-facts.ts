import type { ChangeFacts } from "../../facts/facts";
import { ticketKeysIn } from "../../facts/ticket-keys";
import { commitAt } from "../commit-at";
import { countAt, flagAt, type Json, linkAt, said, textAt } from "../fields";
import { idAt } from "../id-at";
import { isBot } from "../is-bot";
import { labelsAt } from "../labels-at";
import { momentOf } from "../moment";
import { changeIdOf } from "../repository";
import { timeAt } from "../time";
import { type GitLabEvent, userAt } from "./gitlab-event";

/** What every event repeats of its merge request; null when it has no number. */
export function mergeRequestFacts(event: GitLabEvent, attributes: Json): ChangeFacts | null {
  const number = countAt(attributes, "iid");
  if (number === null) return null;
  const { body, delivery, repository } = event;
  const title = textAt(attributes, "title", 1_000);
  const branch = textAt(attributes, "source_branch");
  const tickets = ticketKeysIn(title, branch, textAt(attributes, "description", 20_000));
  const author = authorOf(body, attributes);
  const fromFork = idAt(attributes, "source_project_id") !== idAt(attributes, "target_project_id");
  return {
    id: changeIdOf(repository, number, "!"),
    ...said({
      repository,
      number,
      url: linkAt(attributes, "url"),
      title,
      author,
      bot: isBot(author) ? true : null,
      openedAt: momentOf(timeAt(attributes, "created_at"), delivery.receivedAt),
      baseBranch: textAt(attributes, "target_branch"),
      headCommit: commitAt(attributes, "last_commit.id"),
      headBranch: fromFork ? null : branch,
      draft: flagAt(attributes, "draft") ?? flagAt(attributes, "work_in_progress"),
      labels: labelsAt(attributes, "labels", "title") ?? labelsAt(body, "labels", "title"),
      tickets: tickets.length === 0 ? null : tickets,
    }),
  };
}

/** Authors are named by number: whoever acts, reviews or is assigned may be the one. */
function authorOf(body: Json, attributes: Json): string | null {
  const author = idAt(attributes, "author_id");
  const near = ["user", "assignees.0", "reviewers.0"];
  return author === null ? null : (near.filter((path) => idAt(body, `${path}.id`) === author).map((path) => userAt(body, path))[0] ?? null);
}
