import type { ChangeFacts } from "../../facts/facts";
import { ticketKeysIn } from "../../facts/ticket-keys";
import { commitAt } from "../commit-at";
import { countAt, flagAt, type Json, linkAt, said, textAt } from "../fields";
import { idAt } from "../id-at";
import { labelsAt } from "../labels-at";
import { momentOf } from "../moment";
import { changeIdOf } from "../repository";
import { timeAt } from "../time";
import { accountAt, type GitHubEvent, isMachineAt } from "./github-event";

/**
 * What every event repeats of its pull request; null when it has no number. Its public id follows from the repository's address, so one
 * that is open while its repository is renamed is known by both addresses.
 */
export function pullRequestFacts(event: GitHubEvent, pull: Json): ChangeFacts | null {
  const number = countAt(pull, "number");
  if (number === null) return null;
  const title = textAt(pull, "title", 1_000);
  const branch = textAt(pull, "head.ref");
  const tickets = ticketKeysIn(title, branch, textAt(pull, "body", 20_000));
  return {
    id: changeIdOf(event.repository, number),
    ...said({
      repository: event.repository,
      number,
      url: linkAt(pull, "html_url"),
      title,
      author: accountAt(pull, "user"),
      bot: isMachineAt(pull, "user") ? true : null,
      openedAt: momentOf(timeAt(pull, "created_at"), event.delivery.receivedAt),
      additions: countAt(pull, "additions"),
      deletions: countAt(pull, "deletions"),
      files: countAt(pull, "changed_files"),
      baseBranch: textAt(pull, "base.ref"),
      headCommit: commitAt(pull, "head.sha"),
      headBranch: fromFork(pull) ? null : branch,
      draft: flagAt(pull, "draft"),
      labels: labelsAt(pull, "labels", "name"),
      tickets: tickets.length === 0 ? null : tickets,
    }),
  };
}

/** A branch of a fork says nothing of the branch of that name here; the fork may be gone by now. */
const fromFork = (pull: Json): boolean => idAt(pull, "head.repo.id") !== idAt(pull, "base.repo.id");
