import type { EventDraft } from "../events/event-draft";
import { commitDraft } from "../facts/draft";
import { ticketKeysIn } from "../facts/ticket-keys";
import { commitAt } from "./commit-at";
import { at, type Json, linkAt, listAt, said, textAt } from "./fields";
import { isBot } from "./is-bot";
import { momentOf } from "./moment";
import { timeAt } from "./time";

/** One push to one branch; GitHub and GitLab describe commits alike. */
export type Push = {
  /** What keys begin with: the forge and its number of the repository. */
  readonly prefix: string;
  readonly repository: string;
  readonly branch: string;
  /** Null when the sender does not say which branch releases are made from. */
  readonly defaultBranch: string | null;
  /** The branch's commit before the push; null for a new branch, or when the push put another history in its place. */
  readonly before: string | null;
  readonly after: string | null;
  readonly commits: readonly Json[];
  /** The sender left out the oldest commits. */
  readonly cut: boolean;
  readonly pushedAt: Date | null;
  readonly receivedAt: Date;
  readonly authorOf: (commit: Json) => string | null;
};

const MOST_COMMITS = 5_000;
const MOST_FILES = 1_000;

/**
 * The commits of a push, each with the one before it as its parent, so that they form one line from the branch's former commit to its
 * new one. The same commit on another branch is told by an event of its own.
 */
export function pushedCommits(push: Push): EventDraft[] {
  const oldestFirst = inOrder(push).slice(-MOST_COMMITS);
  const whole = !push.cut && push.commits.length <= MOST_COMMITS;
  const parents = [whole ? push.before : null, ...oldestFirst.map((commit) => commitAt(commit, "id"))];
  return oldestFirst.flatMap((commit, index) => draftOf(push, commit, parents[index] ?? null) ?? []);
}

/** Oldest first, as both forges send them; a list that begins with the branch's new commit is the other way round. */
const inOrder = ({ commits, after }: Push): readonly Json[] =>
  commits.length > 1 && after !== null && commitAt(commits[0], "id") === after ? commits.toReversed() : commits;

function draftOf(push: Push, commit: Json, parent: string | null): EventDraft | null {
  const sha = commitAt(commit, "id");
  if (sha === null) return null;
  const { repository, branch, receivedAt } = push;
  const message = textAt(commit, "message", 20_000);
  const tickets = ticketKeysIn(message, branch);
  const authoredAt = timeAt(commit, "timestamp");
  const author = push.authorOf(commit);
  const files = filesOf(commit);
  const facts = {
    repository,
    sha,
    ...said({
      parent: parent === sha ? null : parent,
      message: textAt({ line: firstLine(commit) }, "line"),
      author,
      bot: isBot(author) ? true : null,
      authoredAt: momentOf(authoredAt, receivedAt),
      pushedAt: momentOf(push.pushedAt, receivedAt),
      branch,
      onMain: push.defaultBranch === null ? null : branch === push.defaultBranch,
      files,
      tickets: tickets.length === 0 ? null : tickets,
      url: linkAt(commit, "url"),
    }),
  };
  // One telling knows the paths and another does not; they are two events, so that neither takes the place of the other.
  const key = [push.prefix, "commit", sha, branch, ...(files === null ? [] : ["files"])].join(":");
  return commitDraft(facts, { key, at: push.pushedAt ?? authoredAt, receivedAt });
}

/** Before control characters become spaces. */
function firstLine(commit: Json): string {
  const message = at(commit, "message");
  return typeof message === "string" ? (message.trimStart().split(/[\r\n]/, 1)[0] ?? "") : "";
}

/** The paths it touches; null when the sender does not say, or there are too many for a list to be whole. */
function filesOf(commit: Json): string[] | null {
  const kinds = ["added", "removed", "modified"];
  const told = kinds.some((kind) => Array.isArray(at(commit, kind)));
  const lists = kinds.map((kind) => listAt(commit, kind).slice(0, MOST_FILES + 1));
  const paths = lists.flatMap((list) => list.flatMap((_, index) => textAt(list, String(index), 500) ?? []));
  return told && paths.length <= MOST_FILES ? [...new Set(paths)] : null;
}
